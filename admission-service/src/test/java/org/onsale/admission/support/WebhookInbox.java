package org.onsale.admission.support;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver of webhooks: a real HTTP server that remembers what it was sent, and answers as it is told to. */
public final class WebhookInbox implements AutoCloseable {
    private static final LoopResources LOOPS = LoopResources.create("webhook-inbox");

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final DisposableServer server;
    private volatile Answer answer = notice -> Mono.just(204);

    /** What is answered, and when. */
    @FunctionalInterface
    public interface Answer {
        Mono<Integer> to(Received notice);
    }

    /** One request. @param headers by their names in lower case */
    public record Received(Map<String, List<String>> headers, String body) {
        public String id() {
            return headers.get("webhook-id").get(0);
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /** Such as {@code opened}. */
        public String what() {
            return json().get("type").asString().substring("onsale.".length());
        }
    }

    private WebhookInbox(int port) {
        server = HttpServer.create()
                .runOn(LOOPS)
                .host("127.0.0.1")
                .port(port)
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString()
                        .defaultIfEmpty("")
                        .map(body -> new Received(headers(request), body))
                        .doOnNext(received::add)
                        .flatMap(notice -> answer.to(notice))
                        .flatMap(status -> response.status(status)
                                .header("Location", "/elsewhere")
                                .send()
                                .then()))
                .bindNow();
    }

    public static WebhookInbox open() {
        return new WebhookInbox(0);
    }

    /** On the port of one that was closed. */
    public static WebhookInbox openAgain(int port) {
        return new WebhookInbox(port);
    }

    private static Map<String, List<String>> headers(HttpServerRequest request) {
        return request.requestHeaders().names().stream()
                .collect(Collectors.toMap(
                        String::toLowerCase, request.requestHeaders()::getAll, (a, b) -> a, TreeMap::new));
    }

    public void answers(Answer with) {
        answer = with;
    }

    public void answers(int status) {
        answers(notice -> Mono.just(status));
    }

    public int port() {
        return server.port();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hooks";
    }

    /** Every request about the event, in the order of arrival. */
    public List<Received> about(EventId event) {
        return received.stream()
                .filter(notice ->
                        notice.json().get("data").get("event").asString().equals(event.value()))
                .toList();
    }

    /** What was told of the event, in the order of arrival. */
    public List<String> whats(EventId event) {
        return about(event).stream().map(Received::what).toList();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
