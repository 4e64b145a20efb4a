package org.onsale.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The organiser API. What it refuses becomes a {@link Refused} with the service's own words. */
final class Service {
    static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();
    private final String address;
    private final String token;

    /** An answer. @param tag version of what was read, to be shown when it is changed */
    record Answer(int status, String text, String tag) {
        JsonNode json() {
            return JSON.readTree(text);
        }
    }

    Service(String address, String token) {
        this.address = address.replaceAll("/+$", "");
        this.token = token;
    }

    /** Path of something of an event. */
    static String event(String event, String what) {
        return "/v1/admin/events/" + encoded(event) + what;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Answer get(String path, String accept) {
        return accepted(send(request(path).header("Accept", accept).GET()));
    }

    Answer get(String path) {
        return get(path, "application/json");
    }

    Answer post(String path, Map<String, ?> body) {
        return accepted(send(request(path)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))));
    }

    /** A preview of a patch. */
    Answer preview(String event, String patch) {
        return accepted(send(request(event(event, "/preview"))
                .header("Content-Type", MERGE_PATCH)
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(patch))));
    }

    /** Any answer, also a refusal: a conflict is the caller's to tell. */
    Answer patch(String path, String patch, String tag) {
        return send(request(path)
                .header("Content-Type", MERGE_PATCH)
                .header("If-Match", tag)
                .method("PATCH", BodyPublishers.ofString(patch)));
    }

    /** Lines of a stream until it ends. */
    Stream<String> lines(String path) {
        HttpRequest request =
                authorised(path).header("Accept", "text/event-stream").GET().build();
        HttpResponse<Stream<String>> response = exchange(request, BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            accepted(new Answer(
                    response.statusCode(), String.join("\n", response.body().toList()), ""));
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return authorised(path).timeout(TO_ANSWER);
    }

    private HttpRequest.Builder authorised(String path) {
        try {
            return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
        } catch (IllegalArgumentException e) {
            // The message of a header that is refused would show the token.
            throw new Refused(
                    "\"" + address + "\" is no address of a service, or the token has characters no token has");
        }
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("ETag").orElse(""));
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> reader) {
        try {
            return http.send(request, reader);
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new Refused("no answer from " + address + " (" + why + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted");
        }
    }

    static Answer accepted(Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new Refused(problem(answer));
        }
        return answer;
    }

    /** What a refusal says, in one line. */
    static String problem(Answer answer) {
        JsonNode problem = readOrNull(answer.text());
        if (problem == null || !problem.has("title")) {
            return "the service answered " + answer.status();
        }
        String detail = problem.path("detail").asString("");
        return (problem.path("title").asString("") + (detail.isEmpty() ? "" : ": " + detail) + " (" + answer.status()
                        + ")")
                .replaceAll("\\s+", " ");
    }

    private static @Nullable JsonNode readOrNull(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }
}
