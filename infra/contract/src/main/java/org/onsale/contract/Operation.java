package org.onsale.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One described operation.
 *
 * @param path with its variables, as in {@code /v1/events/{event}/turn}
 * @param form what addresses of this operation look like; a group for each variable
 * @param shared what holds for every method of the path
 */
public record Operation(String method, String path, Pattern form, JsonNode shared, JsonNode node) {
    /** The one variable that may hold slashes, or nothing: descriptions have no other word for it. */
    private static final String ANY_PATH = "path";

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    static Operation of(String method, String path, JsonNode shared, JsonNode node) {
        Matcher variable = VARIABLE.matcher(path);
        StringBuilder form = new StringBuilder();
        int from = 0;
        while (variable.find()) {
            boolean isAnyPath = variable.group(1).equals(ANY_PATH);
            String before = path.substring(from, variable.start());
            form.append(Pattern.quote(isAnyPath ? before.substring(0, before.length() - 1) : before))
                    .append(isAnyPath ? "(?:/(.*))?" : "([^/]+)");
            from = variable.end();
        }
        form.append(Pattern.quote(path.substring(from)));
        return new Operation(method, path, Pattern.compile(form.toString()), shared, node);
    }

    public String id() {
        return node.path("operationId").asString("");
    }

    /** Whether there is no way to be let in without one. */
    boolean needsCredential() {
        JsonNode alternatives = node.path("security");
        return !alternatives.isEmpty() && alternatives.valueStream().noneMatch(JsonNode::isEmpty);
    }

    /** Whether it answers with pages, errors included. */
    boolean isForPeople() {
        return node.path("tags").path(0).asString("").equals("Pages");
    }

    /** The names of the variables, in order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(path);
        while (variable.find()) {
            names.add(variable.group(1));
        }
        return names;
    }

    int variables() {
        return names().size();
    }

    /** Parameters of the path and of the method. */
    List<JsonNode> parameters(Description description) {
        List<JsonNode> parameters = new ArrayList<>();
        for (JsonNode holder : List.of(shared, node)) {
            holder.path("parameters").values().forEach(each -> parameters.add(description.resolved(each)));
        }
        return parameters;
    }

    JsonNode response(Description description, int status) {
        return description.resolved(node.path("responses").path(Integer.toString(status)));
    }

    @Override
    public String toString() {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }
}
