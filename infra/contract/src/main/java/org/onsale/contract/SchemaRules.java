package org.onsale.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Rules of schemas, parameters' and requests' examples included. */
final class SchemaRules {
    private final Description description;
    private final Schemas schemas;
    private final List<String> faults = new ArrayList<>();

    private SchemaRules(Description description) {
        this.description = description;
        this.schemas = new Schemas(description);
    }

    static List<String> faults(Description description) {
        SchemaRules rules = new SchemaRules(description);
        description
                .document()
                .at("/components/schemas")
                .properties()
                .forEach(each -> rules.component(each.getKey(), each.getValue()));
        for (Operation operation : description.operations()) {
            operation
                    .parameters(description)
                    .forEach(each -> rules.examples(operation + " " + each.path("name"), each));
            JsonNode body = description.resolved(operation.node().path("requestBody"));
            body.path("content").values().forEach(media -> rules.examples(operation + ", body", media));
        }
        return rules.faults;
    }

    private void require(boolean isKept, Object where, String rule) {
        if (!isKept) {
            faults.add(where + ": wanted is that it " + rule);
        }
    }

    private void component(String name, JsonNode schema) {
        require(name.matches("[A-Z][A-Za-z]+"), name, "has a name in PascalCase");
        require(schema.path("description").asString("").strip().endsWith("."), name, "has a description in sentences");
        schema(name, schema);
    }

    private void schema(String where, JsonNode schema) {
        if (schema.has("$ref")) {
            return;
        }
        for (String choice : List.of("anyOf", "oneOf")) {
            if (schema.has(choice)) {
                schema.get(choice).values().forEach(each -> schema(where, each));
                return;
            }
        }
        boolean isAnything = !schema.path("examples").isEmpty();
        require(schema.has("type") || schema.has("const") || isAnything, where, "has a type, or examples of any");
        Set<String> names = Set.copyOf(schema.path("properties").propertyNames());
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        require(names.containsAll(required), where, "requires what it describes");
        schema.path("examples")
                .values()
                .forEach(example ->
                        schemas.faults(schema, example).forEach(fault -> faults.add(where + ", example" + fault)));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            property(where + "." + property.getKey(), property.getValue());
        }
        if (schema.has("items")) {
            schema(where + "[]", schema.get("items"));
        }
    }

    private void property(String where, JsonNode property) {
        JsonNode resolved = description.resolved(property.has("anyOf") ? property.at("/anyOf/0") : property);
        require(!resolved.path("description").asString("").isBlank(), where, "has a description");
        if (types(resolved).contains("integer")) {
            require(resolved.has("minimum") && resolved.has("format"), where, "has a least value and a format");
        }
        schema(where, property);
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.valueStream().map(JsonNode::asString).toList() : List.of(type.asString(""));
    }

    private void examples(String where, JsonNode holder) {
        require(!description.examples(holder).isEmpty(), where, "has an example");
        for (JsonNode example : description.examples(holder)) {
            schemas.faults(holder.path("schema"), example).forEach(fault -> faults.add(where + ", example" + fault));
        }
    }
}
