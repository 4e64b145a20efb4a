package org.onsale.local.gateway;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Stands for an admission service that is slow, unwell or of a certain opinion, and notes what it was asked. */
final class StubGate implements AutoCloseable {

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final DisposableServer server;
    private volatile int status = 204;
    private volatile Duration delay = Duration.ZERO;

    /** A check as it arrived. */
    record Asked(String method, String uri, String authorization, String cookie, String originalUri) {}

    StubGate() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::answer)
                .bindNow();
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        var headers = request.requestHeaders();
        asked.add(new Asked(
                request.method().name(),
                request.uri(),
                headers.get("Authorization", ""),
                headers.get("Cookie", ""),
                headers.get("X-Original-URI", "")));
        int answer = status;
        return Mono.delay(delay)
                .then(response.status(answer)
                        .header("Cache-Control", "no-store")
                        .header("Location", answer == 401 ? "http://way.example/in" : "")
                        .send());
    }

    StubGate answers(int status) {
        this.status = status;
        return this;
    }

    StubGate after(Duration delay) {
        this.delay = delay;
        return this;
    }

    int port() {
        return server.port();
    }

    List<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
