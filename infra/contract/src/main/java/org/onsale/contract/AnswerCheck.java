package org.onsale.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares an answer with its description: status, media type, headers, body. */
final class AnswerCheck {
    private static final String PROBLEM = "application/problem+json";
    /** What belongs to the transport or to CORS, and one header that is on every answer. */
    private static final Set<String> GENERAL = Set.of(
            "content-type",
            "content-length",
            "transfer-encoding",
            "connection",
            "date",
            "vary",
            "x-content-type-options");

    private static final JsonNode ANY_PROBLEM =
            JsonMapper.shared().readTree("{\"$ref\":\"#/components/schemas/Problem\"}");

    private final Description description;
    private final Schemas schemas;

    AnswerCheck(Description description, Schemas schemas) {
        this.description = description;
        this.schemas = schemas;
    }

    /** Of an answer of a described operation. */
    List<String> faults(Operation operation, Exchange exchange) {
        JsonNode response = operation.response(description, exchange.status());
        if (response.isMissingNode()) {
            return List.of("status " + exchange.status() + " is not described: " + text(exchange));
        }
        List<String> faults = new ArrayList<>(headers(response, exchange.headers()));
        if (!isHead(exchange)) {
            faults.addAll(content(response.path("content"), exchange));
        }
        return faults;
    }

    /** Of an answer at an address or to a method that is not described: a problem, or the end of a preflight. */
    List<String> faultsElsewhere(Exchange exchange) {
        if (exchange.method().equals("OPTIONS") && exchange.isAccepted() && exchange.body().length == 0) {
            return List.of();
        }
        if (isRefusalToPeople(exchange) || isHead(exchange) && !exchange.isAccepted()) {
            return List.of();
        }
        if (exchange.isAccepted() || !Exchange.essence(exchange.headers()).equals(PROBLEM)) {
            return List.of("no operation is described that answers " + exchange.status());
        }
        return parsed(exchange).map(body -> elsewhere(body, exchange)).orElse(List.of("no JSON"));
    }

    private static boolean isHead(Exchange exchange) {
        return exchange.method().equals("HEAD");
    }

    /** Beside pages for people an error is a page as well. */
    private boolean isRefusalToPeople(Exchange exchange) {
        String folder = exchange.path().split("/", 3)[1];
        return !exchange.isAccepted()
                && Exchange.essence(exchange.headers()).equals("text/html")
                && description.operations().stream()
                        .anyMatch(each -> each.isForPeople()
                                && each.path().split("/", 3)[1].equals(folder));
    }

    private List<String> elsewhere(JsonNode body, Exchange exchange) {
        List<String> faults = new ArrayList<>(schemas.faults(ANY_PROBLEM, body));
        String type = body.path("type").asString("");
        if (!description.document().at("/info/description").asString("").contains("`" + type + "`")) {
            faults.add("the type " + type + " is not told of");
        }
        if (body.path("status").asInt() != exchange.status()) {
            faults.add("the status in the body differs");
        }
        return faults;
    }

    private List<String> content(JsonNode content, Exchange exchange) {
        String essence = Exchange.essence(exchange.headers());
        if (content.isMissingNode()) {
            return exchange.body().length == 0 ? List.of() : List.of("a body is not described: " + text(exchange));
        }
        JsonNode media = content.path(essence);
        if (media.isMissingNode()) {
            return List.of("media type \"" + essence + "\" is not described: " + text(exchange));
        }
        if (essence.equals("text/event-stream")) {
            return events(media, exchange);
        }
        return essence.endsWith("json") ? json(media, exchange) : List.of();
    }

    private List<String> json(JsonNode media, Exchange exchange) {
        return parsed(exchange)
                .map(body -> {
                    List<String> faults = new ArrayList<>(schemas.faults(media.path("schema"), body));
                    if (Exchange.essence(exchange.headers()).equals(PROBLEM)) {
                        faults.addAll(problem(media, body, exchange.status()));
                    }
                    return faults.isEmpty() ? faults : with(faults, "in " + text(exchange));
                })
                .orElse(List.of("not JSON: " + text(exchange)));
    }

    private List<String> problem(JsonNode media, JsonNode body, int status) {
        List<String> faults = new ArrayList<>();
        String type = body.path("type").asString("");
        if (!description.problemTypes(media).contains(type)) {
            faults.add("no example of this response has the type " + type);
        }
        if (body.path("status").asInt() != status) {
            faults.add("the status in the body differs");
        }
        return faults;
    }

    /** A stream is told of piece by piece; each piece holds whole events. */
    private List<String> events(JsonNode media, Exchange exchange) {
        List<String> faults = new ArrayList<>();
        text(exchange).lines().filter(line -> line.startsWith("data:")).forEach(line -> {
            JsonNode data = JsonMapper.shared().readTree(line.substring("data:".length()));
            faults.addAll(schemas.faults(media.path("x-event-data"), data));
        });
        return faults;
    }

    private List<String> headers(JsonNode response, HttpHeaders headers) {
        List<String> faults = new ArrayList<>();
        JsonNode described = response.path("headers");
        for (Map.Entry<String, JsonNode> each : described.properties()) {
            JsonNode header = description.resolved(each.getValue());
            List<String> values = headers.getOrEmpty(each.getKey());
            if (values.isEmpty() && header.path("required").asBoolean(false)) {
                faults.add("header " + each.getKey() + " is missing");
            }
            values.forEach(value -> schemas.faults(header.path("schema"), Values.of(header.path("schema"), value))
                    .forEach(fault -> faults.add("header " + each.getKey() + ": " + value + ": " + fault)));
        }
        headers.headerNames().stream()
                .filter(name -> !isGeneral(name) && !isDescribed(described, name))
                .forEach(name -> faults.add("header " + name + " is not described"));
        return faults;
    }

    private static boolean isGeneral(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return GENERAL.contains(lower) || lower.startsWith("access-control-");
    }

    private static boolean isDescribed(JsonNode headers, String name) {
        return headers.propertyNames().stream().anyMatch(name::equalsIgnoreCase);
    }

    private static Optional<JsonNode> parsed(Exchange exchange) {
        try {
            return Optional.of(JsonMapper.shared().readTree(exchange.body()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static List<String> with(List<String> faults, String last) {
        faults.add(last);
        return faults;
    }

    private static String text(Exchange exchange) {
        return new String(exchange.body(), StandardCharsets.UTF_8);
    }
}
