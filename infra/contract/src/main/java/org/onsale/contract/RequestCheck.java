package org.onsale.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a request that the service accepted is one that the description allows. */
final class RequestCheck {
    private final Description description;
    private final Schemas schemas;

    RequestCheck(Description description, Schemas schemas) {
        this.description = description;
        this.schemas = schemas;
    }

    List<String> faults(Operation operation, Exchange exchange) {
        List<String> faults = new ArrayList<>();
        List<JsonNode> parameters = operation.parameters(description);
        MultiValueMap<String, String> query =
                UriComponentsBuilder.fromUri(exchange.uri()).build().getQueryParams();
        for (JsonNode parameter : parameters) {
            faults.addAll(parameter(parameter, values(parameter, operation, exchange, query)));
        }
        query.keySet().stream()
                .filter(name -> parameters.stream().noneMatch(each -> is(each, "query", name) || isAnything(each)))
                .forEach(name -> faults.add("the parameter " + name + " is not described"));
        faults.addAll(security(operation, exchange.requestHeaders()));
        faults.addAll(body(operation, exchange));
        return faults;
    }

    private static boolean is(JsonNode parameter, String in, String name) {
        return parameter.path("in").asString("").equals(in)
                && parameter.path("name").asString("").equals(name);
    }

    /** An object as a parameter stands for all the names it may have. */
    private static boolean isAnything(JsonNode parameter) {
        return parameter.at("/schema/type").asString("").equals("object");
    }

    /** Of a parameter that is given twice the first counts. */
    private static List<String> values(
            JsonNode parameter, Operation operation, Exchange exchange, MultiValueMap<String, String> query) {
        String name = parameter.path("name").asString("");
        return switch (parameter.path("in").asString("")) {
            case "query" ->
                query.getOrDefault(name, List.of()).stream()
                        .limit(1)
                        .map(value -> value == null ? "" : decoded(value))
                        .toList();
            case "header" -> exchange.requestHeaders().getOrEmpty(name);
            case "path" -> {
                Matcher address = operation.form().matcher(exchange.path());
                yield address.matches()
                        ? List.of(decoded(Objects.requireNonNullElse(
                                address.group(operation.names().indexOf(name) + 1), "")))
                        : List.of();
            }
            default -> List.of();
        };
    }

    private static String decoded(String text) {
        return UriUtils.decode(text, StandardCharsets.UTF_8);
    }

    private List<String> parameter(JsonNode parameter, List<String> values) {
        String name = parameter.path("name").asString("");
        if (values.isEmpty()) {
            return parameter.path("required").asBoolean(false)
                    ? List.of("accepted without the parameter " + name)
                    : List.of();
        }
        JsonNode schema = description.resolved(parameter.path("schema"));
        return values.stream()
                .flatMap(value -> schemas.faults(schema, Values.of(schema, value)).stream()
                        .map(fault -> "accepted with the parameter " + name + "=" + value + fault))
                .toList();
    }

    /** One of the alternatives must have been shown; which secret it was is the service's affair. */
    private List<String> security(Operation operation, HttpHeaders headers) {
        JsonNode alternatives = operation.node().path("security");
        boolean isShown = alternatives.isEmpty()
                || alternatives
                        .valueStream()
                        .anyMatch(each -> each.propertyStream().allMatch(scheme -> isShown(scheme, headers)));
        return isShown ? List.of() : List.of("accepted without any of the credentials described");
    }

    private boolean isShown(Map.Entry<String, JsonNode> scheme, HttpHeaders headers) {
        JsonNode kind = description.document().at("/components/securitySchemes/" + scheme.getKey());
        return kind.path("in").asString("").equals("cookie")
                ? headers.containsHeader(HttpHeaders.COOKIE)
                : headers.containsHeader(HttpHeaders.AUTHORIZATION);
    }

    private List<String> body(Operation operation, Exchange exchange) {
        JsonNode body = description.resolved(operation.node().path("requestBody"));
        if (exchange.requestBody().length == 0) {
            return body.path("required").asBoolean(false) ? List.of("accepted without a body") : List.of();
        }
        if (body.isMissingNode()) {
            return List.of();
        }
        String essence = Exchange.essence(exchange.requestHeaders());
        JsonNode media = body.path("content").path(essence);
        if (media.isMissingNode()) {
            return List.of("accepted with a body of type \"" + essence + "\"");
        }
        return essence.endsWith("json")
                ? schemas.faults(media.path("schema"), JsonMapper.shared().readTree(exchange.requestBody())).stream()
                        .map(fault -> "accepted with the body " + fault)
                        .toList()
                : List.of();
    }
}
