package org.onsale.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Rules of answers: errors are problems with stable types, what clients act on is in described headers. */
final class ResponseRules {
    private static final String PROBLEM = "application/problem+json";
    private static final Set<String> RETRIED = Set.of("429", "503");

    private final Description description;
    private final Schemas schemas;
    private final List<String> faults = new ArrayList<>();

    private ResponseRules(Description description) {
        this.description = description;
        this.schemas = new Schemas(description);
    }

    static List<String> faults(Description description) {
        ResponseRules rules = new ResponseRules(description);
        for (Operation operation : description.operations()) {
            for (Map.Entry<String, JsonNode> each :
                    operation.node().path("responses").properties()) {
                rules.response(operation, each.getKey(), description.resolved(each.getValue()));
            }
        }
        return rules.faults;
    }

    private void require(boolean isKept, Object where, String rule) {
        if (!isKept) {
            faults.add(where + ": wanted is that it " + rule);
        }
    }

    private void response(Operation operation, String status, JsonNode response) {
        String where = operation + " " + status;
        require(!response.path("description").asString("").isBlank(), where, "has a description");
        require(response.path("headers").has("Cache-Control"), where, "says who may keep it (Cache-Control)");
        require(isNumber(status), where, "is of one status");
        if (RETRIED.contains(status)) {
            require(isRequired(response, "Retry-After"), where, "always has Retry-After");
        }
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            JsonNode node = description.resolved(header.getValue());
            require(
                    !node.path("description").asString("").isBlank(),
                    where + " " + header.getKey(),
                    "has a description");
            examples(where + " " + header.getKey(), node);
        }
        if (status.compareTo("400") >= 0) {
            error(operation, where, status, response);
        }
        response.path("content")
                .properties()
                .forEach(media -> examples(where + " " + media.getKey(), media.getValue()));
    }

    private static boolean isNumber(String status) {
        return status.matches("[1-5][0-9][0-9]");
    }

    private boolean isRequired(JsonNode response, String header) {
        return description
                .resolved(response.path("headers").path(header))
                .path("required")
                .asBoolean(false);
    }

    /** Pages for people tell of an error as a page; the answer to a gateway is its Location. */
    private void error(Operation operation, String where, String status, JsonNode response) {
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            require(isRequired(response, "Location"), where, "is a problem, or leads elsewhere");
            return;
        }
        if (operation.isForPeople() && content.has("text/html")) {
            return;
        }
        require(content.propertyNames().equals(Set.of(PROBLEM)), where, "is " + PROBLEM);
        List<JsonNode> examples = description.examples(content.path(PROBLEM));
        require(!examples.isEmpty(), where, "has an example of each type of problem");
        for (JsonNode example : examples) {
            require(
                    example.path("status").asString("").equals(status)
                            && example.path("type").asString("").matches("urn:onsale:problem:[a-z-]+"),
                    where + " " + example.path("type"),
                    "has the status it stands for and a type");
        }
    }

    private void examples(String where, JsonNode holder) {
        if (!where.endsWith("html") && !where.endsWith("stream") && !where.endsWith("yaml")) {
            require(!description.examples(holder).isEmpty(), where, "has an example");
        }
        JsonNode schema = holder.path("schema");
        require(!schema.isMissingNode(), where, "has a schema");
        for (JsonNode example : description.examples(holder)) {
            schemas.faults(schema, example).forEach(fault -> faults.add(where + ", example" + fault));
        }
    }
}
