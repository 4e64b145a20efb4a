package org.onsale.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the text of a parameter or header as the kind of value its schema asks for. */
final class Values {
    private Values() {}

    static JsonNode of(JsonNode schema, String text) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (schema.path("type").asString("")) {
            case "integer" ->
                text.matches("-?\\d{1,18}") ? nodes.numberNode(Long.parseLong(text)) : nodes.stringNode(text);
            case "boolean" ->
                text.matches("true|false") ? nodes.booleanNode(text.equals("true")) : nodes.stringNode(text);
            default -> nodes.stringNode(text);
        };
    }
}
