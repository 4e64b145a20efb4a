package org.onsale.contract;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** A request that an operation takes, made from the examples of its description; then one thing is made wrong. */
final class RightRequest {
    private final String method;
    private String path;
    private final Map<String, String> query = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private byte[] body = new byte[0];

    private RightRequest(Operation operation) {
        this.method = operation.method().toUpperCase(Locale.ROOT);
        this.path = operation.path();
    }

    /**
     * A right one.
     *
     * @param values of parameters by name, instead of their examples
     * @param credentials value of {@code Authorization} by security scheme
     */
    static RightRequest of(
            Description description, Operation operation, Map<String, String> values, Map<String, String> credentials) {
        RightRequest request = new RightRequest(operation);
        for (JsonNode parameter : operation.parameters(description)) {
            if (parameter.path("required").asBoolean(false)) {
                String name = parameter.path("name").asString();
                String example = description.examples(parameter).get(0).asString("");
                request.set(parameter.path("in").asString(), name, values.getOrDefault(name, example));
            }
        }
        operation
                .node()
                .path("security")
                .valueStream()
                .flatMap(each -> each.propertyNames().stream())
                .filter(credentials::containsKey)
                .findFirst()
                .ifPresent(scheme -> request.header("Authorization", credentials.get(scheme)));
        JsonNode content =
                description.resolved(operation.node().path("requestBody")).path("content");
        content.properties().stream().findFirst().ifPresent(media -> {
            JsonNode example = description.examples(media.getValue()).get(0);
            boolean isJson = media.getKey().endsWith("json");
            request.body(media.getKey(), isJson ? example.toString().getBytes(StandardCharsets.UTF_8) : new byte[0]);
        });
        return request;
    }

    private void set(String in, String name, String value) {
        switch (in) {
            case "path" -> path = path.replace("{" + name + "}", encoded(value));
            case "query" -> query.put(name, value);
            case "header" -> headers.put(name, value);
            default -> throw new IllegalArgumentException("a required parameter in " + in);
        }
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    RightRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    RightRequest body(String type, byte[] bytes) {
        headers.put("Content-Type", type);
        body = bytes;
        return this;
    }

    HttpRequest at(String address) {
        StringJoiner pairs = new StringJoiner("&", "?", "").setEmptyValue("");
        query.forEach((name, value) -> pairs.add(name + "=" + encoded(value)));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path + pairs))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return request.build();
    }
}
