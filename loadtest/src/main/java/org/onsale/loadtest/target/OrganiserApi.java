package org.onsale.loadtest.target;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.onsale.loadtest.options.Target;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The organiser API of the admission service, as far as a load test needs it. Calls wait for the answer. */
public final class OrganiserApi {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String events;
    private final String token;

    public OrganiserApi(Target target) {
        this.events = target.admission() + "/v1/admin/events/";
        this.token = target.adminToken();
    }

    /** Creates or replaces the event. */
    public void put(String event, Map<String, ?> settings) throws IOException {
        send(request(event, "application/json").PUT(body(settings)));
    }

    /** Changes some settings. */
    public void patch(String event, Map<String, ?> changes) throws IOException {
        send(request(event, "application/merge-patch+json").method("PATCH", body(changes)));
    }

    /** Counts the changes of an event; 0 when there is no such event. */
    public long version(String event) throws IOException {
        HttpResponse<String> response =
                answer(request(event, "application/json").GET().build());
        return response.statusCode() == 404
                ? 0
                : JSON.readTree(body(response)).path("version").asLong(0);
    }

    /** Live figures. */
    public JsonNode live(String event) throws IOException {
        return JSON.readTree(send(request(event + "/live", "application/json").GET()));
    }

    /** Entries of the admission log after the one with this id; empty: from the first. */
    public JsonNode admissions(String event, String after, int count) throws IOException {
        String query = "/admissions?count=" + count + (after.isEmpty() ? "" : "&after=" + after);
        return JSON.readTree(send(request(event + query, "application/json").GET()));
    }

    private HttpRequest.Builder request(String path, String contentType) {
        return HttpRequest.newBuilder(URI.create(events + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType);
    }

    private static HttpRequest.BodyPublisher body(Map<String, ?> document) {
        return BodyPublishers.ofString(JSON.writeValueAsString(document));
    }

    private String send(HttpRequest.Builder request) throws IOException {
        return body(answer(request.build()));
    }

    private static String body(HttpResponse<String> response) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw new IOException("%s %s was answered %d %s"
                    .formatted(
                            response.request().method(),
                            response.request().uri(),
                            response.statusCode(),
                            response.body()));
        }
        return response.body();
    }

    private HttpResponse<String> answer(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(request.method() + " " + request.uri() + " was interrupted");
        }
    }
}
