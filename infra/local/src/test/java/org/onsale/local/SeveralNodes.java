package org.onsale.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three admission services and two waiting rooms on one Redis, and an organiser who may ask any of them. */
final class SeveralNodes implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final LocalRun run;
    private final List<Replica> admissions = new ArrayList<>();
    private final List<Replica> rooms = new ArrayList<>();

    private SeveralNodes(LocalRun run) {
        this.run = run;
    }

    /** @param run has one of each already */
    static SeveralNodes beside(LocalRun run) throws InterruptedException {
        SeveralNodes nodes = new SeveralNodes(run);
        try {
            nodes.admissions.add(Replica.start(run, "admission-service"));
            nodes.admissions.add(Replica.start(run, "admission-service"));
            nodes.rooms.add(Replica.start(run, "waiting-room-service"));
            for (Replica node : nodes.replicas()) {
                node.awaitReady();
            }
        } catch (CannotStart e) {
            nodes.close();
            throw e;
        }
        return nodes;
    }

    private List<Replica> replicas() {
        return Stream.concat(admissions.stream(), rooms.stream()).toList();
    }

    /** The same path at each admission service; the first is the one of the run itself. */
    List<URI> admissions(String path) {
        URI first = URI.create("http://127.0.0.1:" + run.settings().admissionPort() + path);
        return Stream.concat(Stream.of(first), admissions.stream().map(node -> node.address(path)))
                .toList();
    }

    /** The same path at each waiting room. */
    List<URI> rooms(String path) {
        URI first = URI.create("http://127.0.0.1:" + run.settings().waitingRoomPort() + path);
        return Stream.concat(Stream.of(first), rooms.stream().map(node -> node.address(path)))
                .toList();
    }

    /** The last admission service dies, and is not there any more. */
    void lastAdmissionDies() {
        admissions.remove(admissions.size() - 1).die();
    }

    /** Another admission service, which knows nothing but what is in Redis. */
    void anotherAdmissionStarts() throws InterruptedException {
        Replica node = Replica.start(run, "admission-service");
        admissions.add(node);
        node.awaitReady();
    }

    /** Creates an event at the first node. */
    void open(String event, Map<String, Object> settings) {
        URI address = admissions("/v1/admin/events/" + event).get(0);
        assertThat(asked(address, "PUT", settings).statusCode()).isIn(200, 201);
    }

    /** Changes settings at one of the nodes, 0 and up; the version that stands then. */
    long change(int node, String event, Map<String, Object> settings) {
        HttpResponse<String> answer =
                asked(admissions("/v1/admin/events/" + event).get(node), "PATCH", settings);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("version").asLong();
    }

    /** Somebody asks to be let in: {@code admitted} or {@code waiting}. */
    String enter(int node, String event) {
        HttpResponse<String> answer =
                asked(admissions("/v1/events/" + event + "/checkouts").get(node), "POST", Map.of());
        return json(answer).path("status").asString(answer.body());
    }

    /** What an address shows; the organiser's token goes along. */
    JsonNode look(URI address) {
        return json(sent(request(address).GET()));
    }

    private HttpResponse<String> asked(URI address, String method, Map<String, Object> body) {
        return sent(request(address)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + run.settings().keys().adminToken());
    }

    private static HttpResponse<String> sent(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        replicas().forEach(Replica::close);
    }
}
