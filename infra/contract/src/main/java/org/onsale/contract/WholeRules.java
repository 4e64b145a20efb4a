package org.onsale.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Rules of the description as a whole: nothing dangles, nothing is left over. */
final class WholeRules {
    private final Description description;
    private final Set<String> references = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private WholeRules(Description description) {
        this.description = description;
    }

    static List<String> faults(Description description) {
        WholeRules rules = new WholeRules(description);
        rules.head();
        rules.collect(description.document());
        dangling(description).forEach(reference -> rules.require(false, reference, "is there"));
        rules.components();
        rules.tags();
        return rules.faults;
    }

    private void require(boolean isKept, Object where, String rule) {
        if (!isKept) {
            faults.add(where + ": wanted is that it " + rule);
        }
    }

    private void head() {
        JsonNode document = description.document();
        require(document.path("openapi").asString("").startsWith("3.1."), "openapi", "is of version 3.1");
        for (String member : List.of("title", "summary", "description", "version", "license")) {
            require(document.path("info").has(member), "info", "has " + member);
        }
        require(!document.path("servers").isEmpty(), "servers", "tells where to call");
    }

    private void collect(JsonNode node) {
        if (node.path("$ref").isString()) {
            references.add(node.get("$ref").asString());
        }
        node.values().forEach(this::collect);
    }

    /** References that lead nowhere. */
    static Set<String> dangling(Description description) {
        WholeRules rules = new WholeRules(description);
        rules.collect(description.document());
        return rules.references.stream()
                .filter(reference -> !reference.startsWith("#/")
                        || description.document().at(reference.substring(1)).isMissingNode())
                .collect(Collectors.toSet());
    }

    private void components() {
        for (Map.Entry<String, JsonNode> kind :
                description.document().path("components").properties()) {
            for (String name : kind.getValue().propertyNames()) {
                String pointer = "#/components/" + kind.getKey() + "/" + name;
                boolean isUsed = kind.getKey().equals("securitySchemes")
                        ? schemes().contains(name)
                        : references.contains(pointer);
                require(isUsed, pointer, "is used");
            }
        }
    }

    private Set<String> schemes() {
        return description.operations().stream()
                .flatMap(operation -> operation.node().path("security").valueStream())
                .flatMap(alternative -> alternative.propertyNames().stream())
                .collect(Collectors.toSet());
    }

    private void tags() {
        Set<String> used = description.operations().stream()
                .flatMap(operation -> operation.node().path("tags").valueStream())
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
        Set<String> declared = description
                .document()
                .path("tags")
                .valueStream()
                .filter(tag -> !tag.path("description").asString("").isBlank())
                .map(tag -> tag.path("name").asString(""))
                .collect(Collectors.toSet());
        require(used.equals(declared), "tags", "lists with a description those that are used: " + used);
        Set<String> known = Set.copyOf(
                description.document().at("/components/securitySchemes").propertyNames());
        require(known.containsAll(schemes()), "security", "names schemes that are described: " + schemes());
    }
}
