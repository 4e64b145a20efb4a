package org.onsale.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An event of its own on running services, with a few people in line who leave when the test says so. */
final class LiveEvent {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final LocalRun run;
    private final String id;
    private final Deque<String> others = new ArrayDeque<>();

    /** Declares the event, in which nobody is called yet. */
    LiveEvent(LocalRun run, String id) {
        this.run = run;
        this.id = id;
        send(
                "PUT",
                "application/json",
                Map.of(
                        "name", "Aurora Nights",
                        "cap", 0,
                        "awaySeconds", 4,
                        "claimSeconds", 60,
                        "returnOrigins", List.of(run.site().address())));
    }

    String id() {
        return id;
    }

    /** Address of the waiting page, for a buyer who wants to go on to the shop's start page. */
    String waitingPage() {
        return run.site().address() + "/waiting/?event=" + id + "&return_to="
                + run.site().address() + "/shop/";
    }

    /** Address of the page for browsers without script. */
    String plainPage() {
        return "http://localhost:" + run.settings().waitingRoomPort() + "/place/" + id + "?return_to="
                + run.site().address() + "/shop/";
    }

    void change(Map<String, Object> settings) {
        send("PATCH", "application/merge-patch+json", settings);
    }

    /** A setting as the service has it. */
    String setting(String name) {
        return JsonMapper.shared().readTree(answer(admin("")).body()).path(name).asString("");
    }

    /** A live figure, which may be a second old. */
    int live(String figure) {
        return JsonMapper.shared().readTree(live()).path(figure).asInt(-1);
    }

    /** The live figures as they are sent. */
    String live() {
        return answer(admin("/live")).body();
    }

    /** For those who join from now on: on a busy machine nobody is gone for good after a few seconds. */
    void keepsWhoIsSilentFor(Duration time) {
        change(Map.of("awaySeconds", time.toSeconds()));
    }

    void othersJoin(int people) {
        for (int i = 0; i < people; i++) {
            HttpRequest.Builder join = places().header("Idempotency-Key", "other " + others.size() + " of " + id)
                    .POST(BodyPublishers.noBody());
            others.add(JsonMapper.shared()
                    .readTree(answer(join).body())
                    .path("place")
                    .asString());
        }
    }

    /** Keeps those who wait present; one who asks too soon is told so and present all the same. */
    void othersAsk() {
        for (String place : others) {
            answer(HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + run.settings().waitingRoomPort() + "/v1/events/" + id + "/turn"))
                    .header("Authorization", "Bearer " + place));
        }
    }

    int others() {
        return others.size();
    }

    void firstOfTheOthersLeaves() {
        HttpRequest.Builder leave =
                places().header("Authorization", "Bearer " + others.remove()).DELETE();
        assertThat(answer(leave).statusCode()).isEqualTo(204);
    }

    private HttpRequest.Builder places() {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + run.settings().waitingRoomPort() + "/v1/events/" + id + "/places"));
    }

    private void send(String method, String type, Map<String, Object> settings) {
        HttpRequest.Builder change = admin("")
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(settings)));
        HttpResponse<String> answer = answer(change);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    private HttpRequest.Builder admin(String path) {
        return HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + run.settings().admissionPort() + "/v1/admin/events/" + id + path))
                .header("Authorization", "Bearer " + run.settings().keys().adminToken());
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
