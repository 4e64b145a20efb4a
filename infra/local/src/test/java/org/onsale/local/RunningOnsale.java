package org.onsale.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both services over one Redis, as they are deployed, told that a gateway on one origin stands in front of them. */
public final class RunningOnsale implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final LocalRun run;
    private final int gatewayPort;

    private RunningOnsale(LocalRun run, int gatewayPort) {
        this.run = run;
        this.gatewayPort = gatewayPort;
    }

    /** Starts them; the gateway's port is free, and whoever tests a gateway lets it listen there. */
    public static RunningOnsale start() throws InterruptedException {
        int gatewayPort = FreePorts.one();
        LocalRun run = QuietRun.of(DemoEvent.STANDARD, Map.of("ONSALE_PUBLIC_URL", "http://localhost:" + gatewayPort));
        RunningOnsale running = new RunningOnsale(run, gatewayPort);
        try {
            run.start();
        } catch (CannotStart e) {
            running.close();
            throw e;
        }
        return running;
    }

    LocalRun run() {
        return run;
    }

    public int gatewayPort() {
        return gatewayPort;
    }

    /** The origin under which browsers reach everything. */
    public String gateway() {
        return "http://localhost:" + gatewayPort;
    }

    public int admissionPort() {
        return run.settings().admissionPort();
    }

    /** The organiser's token. */
    public String adminToken() {
        return run.settings().keys().adminToken();
    }

    public int waitingRoomPort() {
        return run.settings().waitingRoomPort();
    }

    /** Declares an event. */
    public void open(String event, Map<String, Object> settings) {
        String json = JsonMapper.shared().writeValueAsString(settings);
        HttpResponse<String> answer =
                send(admin(event, "").header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    /** Changes settings of an event. */
    public void change(String event, Map<String, Object> settings) {
        String json = JsonMapper.shared().writeValueAsString(settings);
        HttpResponse<String> answer = send(admin(event, "")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** A live figure of an event, which may be a second old. */
    public int live(String event, String figure) {
        return JsonMapper.shared()
                .readTree(send(admin(event, "/live")).body())
                .path(figure)
                .asInt(-1);
    }

    /** A pass of somebody let in just now; there must be a free slot. */
    public String pass(String event) {
        HttpRequest.Builder enter = HttpRequest.newBuilder(admission("/v1/events/" + event + "/checkouts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));
        JsonNode answer = JsonMapper.shared().readTree(send(enter).body());
        assertThat(answer.path("status").asString("")).as(answer.toString()).isEqualTo("admitted");
        return answer.path("pass").asString();
    }

    /** An address of the admission service itself. */
    public URI admission(String path) {
        return URI.create("http://127.0.0.1:" + admissionPort() + path);
    }

    private HttpRequest.Builder admin(String event, String path) {
        return HttpRequest.newBuilder(admission("/v1/admin/events/" + event + path))
                .header("Authorization", "Bearer " + run.settings().keys().adminToken());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the admission service cannot be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run.close();
    }
}
