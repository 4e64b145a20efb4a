package org.onsale.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks values against the schemas of a description (JSON Schema 2020-12, formats included).
 *
 * <p>Schemas are read as <em>closed</em>: a member that is not described is a fault. Published they are open, since clients
 * must not refuse members that come later.
 */
final class Schemas {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    /** Their parts describe one object together, so that none of them can be closed on its own. */
    private static final Set<String> COMBINED = Set.of("allOf", "anyOf", "oneOf", "if", "then", "else", "not");

    /** Checks nothing, and is no word of JSON Schema. */
    private static final String FOR_GENERATORS_ONLY = "discriminator";

    private final JsonNode shared;
    /** By the very node: to compare whole trees would cost more than to check with them. */
    private final Map<JsonNode, Schema> compiled = Collections.synchronizedMap(new IdentityHashMap<>());

    Schemas(Description description) {
        this.shared = closed(description.document().at("/components/schemas"), "schemas");
    }

    /** What is wrong with the value; empty if nothing is. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private Schema compile(JsonNode schema) {
        ObjectNode root = ((ObjectNode) closed(schema, "schema")).deepCopy();
        root.set("$defs", shared);
        return REGISTRY.getSchema(root);
    }

    private static JsonNode closed(JsonNode node, String name) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.values().forEach(each -> copy.add(closed(each, name)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return name.equals("$ref") ? movedReference(node) : node;
        }
        ObjectNode copy = object.objectNode();
        object.properties().forEach(each -> copy.set(each.getKey(), closed(each.getValue(), each.getKey())));
        copy.remove(FOR_GENERATORS_ONLY);
        if (isObjectSchema(object) && !COMBINED.contains(name)) {
            copy.put("additionalProperties", false);
        }
        return isNullable(object) ? orNull(copy) : copy;
    }

    private static JsonNode movedReference(JsonNode reference) {
        return JsonNodeFactory.instance.stringNode(reference.asString().replace("#/components/schemas/", "#/$defs/"));
    }

    /** {@code properties} may also be the name of a property; then it is no map of schemas beside a type. */
    private static boolean isObjectSchema(ObjectNode node) {
        return node.path("properties").isObject() && node.has("type") && !node.has("additionalProperties");
    }

    private static boolean isNullable(ObjectNode node) {
        JsonNode type = node.path("type");
        return type.isArray() && type.size() == 2 && type.get(1).asString("").equals("null");
    }

    /** The validator (3.0.0) cannot check a least value of what may be a number or null; of two schemas it can. */
    private static ObjectNode orNull(ObjectNode schema) {
        schema.set("type", schema.get("type").get(0));
        ObjectNode either = schema.objectNode();
        ArrayNode kinds = either.putArray("anyOf");
        kinds.add(schema);
        kinds.addObject().put("type", "null");
        return either;
    }
}
