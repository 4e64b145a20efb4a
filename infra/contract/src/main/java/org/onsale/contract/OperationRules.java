package org.onsale.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Rules of operations and their parameters. */
final class OperationRules {
    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z]+([A-Z][a-z]+)*");
    private static final int LONGEST_SUMMARY = 80;

    private final Description description;
    private final List<String> faults = new ArrayList<>();

    private OperationRules(Description description) {
        this.description = description;
    }

    static List<String> faults(Description description) {
        OperationRules rules = new OperationRules(description);
        Set<String> ids = new HashSet<>();
        for (Operation operation : description.operations()) {
            rules.require(ids.add(operation.id()), operation, "has an operationId of its own");
            rules.operation(operation);
            rules.parameters(operation);
        }
        return rules.faults;
    }

    private void require(boolean isKept, Object where, String rule) {
        if (!isKept) {
            faults.add(where + ": wanted is that it " + rule);
        }
    }

    private void operation(Operation operation) {
        JsonNode node = operation.node();
        String summary = node.path("summary").asString("");
        require(CAMEL_CASE.matcher(operation.id()).matches(), operation, "has an operationId in camelCase");
        require(
                !summary.isBlank() && summary.length() <= LONGEST_SUMMARY && !summary.endsWith("."),
                operation,
                "has a short summary without a full stop");
        require(
                node.path("description").asString("").strip().endsWith("."),
                operation,
                "has a description in sentences");
        require(node.path("tags").size() == 1, operation, "has one tag");
        require(node.has("security"), operation, "says what it takes to be let in, if only nothing");
        require(!operation.path().endsWith("/"), operation, "has no slash at the end");
        require(
                node.path("responses").propertyNames().stream().anyMatch(status -> status.compareTo("400") < 0),
                operation,
                "describes success");
    }

    private void parameters(Operation operation) {
        List<JsonNode> parameters = operation.parameters(description);
        Set<String> inPath = parameters.stream()
                .filter(each -> each.path("in").asString("").equals("path"))
                .map(each -> each.path("name").asString(""))
                .collect(Collectors.toSet());
        require(inPath.equals(Set.copyOf(operation.names())), operation, "describes the variables of its path");
        for (JsonNode parameter : parameters) {
            String where = operation + ", parameter " + parameter.path("name").asString("");
            require(!parameter.path("description").asString("").isBlank(), where, "has a description");
            require(isBounded(description.resolved(parameter.path("schema"))), where, "has bounds");
            require(!description.examples(parameter).isEmpty(), where, "has an example");
        }
    }

    /** Whoever calls must be able to tell which values are taken. */
    private static boolean isBounded(JsonNode schema) {
        return schema.path("type").asString("").equals("integer")
                ? schema.has("minimum") && schema.has("maximum")
                : schema.has("enum") || schema.has("const") || schema.has("maxLength") || schema.has("maxProperties");
    }
}
