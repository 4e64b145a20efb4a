package org.onsale.contract;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** An OpenAPI description that keeps within one file. */
public final class Description {
    static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    private static final ObjectMapper YAML = YAMLMapper.builder().build();

    private final JsonNode document;
    private final List<Operation> operations;

    private Description(JsonNode document) {
        this.document = document;
        this.operations = operations(document);
    }

    /** Reads a resource of the class path. */
    public static Description load(String resource) {
        try (InputStream file = Description.class.getClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalArgumentException("There is no " + resource + " on the class path.");
            }
            return new Description(YAML.readTree(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(resource + " cannot be read.", e);
        }
    }

    /** Reads YAML or JSON. */
    public static Description parse(String text) {
        return new Description(YAML.readTree(text));
    }

    private static List<Operation> operations(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
                if (METHODS.contains(member.getKey())) {
                    operations.add(Operation.of(member.getKey(), path.getKey(), path.getValue(), member.getValue()));
                }
            }
        }
        operations.sort(Comparator.comparingInt(Operation::variables));
        return List.copyOf(operations);
    }

    public JsonNode document() {
        return document;
    }

    /**
     * What is wrong with JSON that no operation answers; empty if nothing is.
     *
     * @param schema JSON pointer to the schema it is held against
     */
    public List<String> faults(String schema, String json) {
        return new Schemas(this).faults(document.at(schema), JsonMapper.shared().readTree(json));
    }

    public List<Operation> operations() {
        return operations;
    }

    /** The operation a request asks for; HEAD is what GET would answer. Fixed addresses win over variable ones. */
    Optional<Operation> operation(String method, String path) {
        Optional<Operation> asked = operations.stream()
                .filter(operation -> operation.method().equalsIgnoreCase(method)
                        && operation.form().matcher(path).matches())
                .findFirst();
        return asked.isEmpty() && method.equals("HEAD") ? operation("GET", path) : asked;
    }

    /** The node itself, or what its {@code $ref} points to; missing if that is not there. */
    JsonNode resolved(JsonNode node) {
        JsonNode at = node;
        for (int depth = 0; at.has("$ref") && depth < 10; depth++) {
            String ref = at.get("$ref").asString();
            at = ref.startsWith("#") ? document.at(ref.substring(1)) : MissingNode.getInstance();
        }
        return at;
    }

    /** Everything a response says it may be the type of: the types of its examples. */
    Set<String> problemTypes(JsonNode media) {
        return examples(media).stream()
                .map(example -> example.path("type").asString(""))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The example and the values of all examples of a parameter, header or media type. */
    List<JsonNode> examples(JsonNode holder) {
        List<JsonNode> examples = new ArrayList<>();
        if (holder.has("example")) {
            examples.add(holder.get("example"));
        }
        for (JsonNode named : holder.path("examples").values()) {
            examples.add(resolved(named).path("value"));
        }
        return examples;
    }
}
