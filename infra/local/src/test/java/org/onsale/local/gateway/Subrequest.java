package org.onsale.local.gateway;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;

/** What a gateway asks the admission service, header by header, with a Host of its own choice. */
record Subrequest(String method, String address, Map<String, String> headers) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What a gateway looks at. */
    record Verdict(int status, String location) {}

    Verdict send() {
        return HttpClient.create()
                .followRedirect(false)
                .headers(this::set)
                .request(HttpMethod.valueOf(method))
                .uri(address)
                .send(ByteBufFlux.fromString(Mono.empty()))
                .responseSingle((response, body) -> body.then(Mono.fromSupplier(() -> new Verdict(
                        response.status().code(), response.responseHeaders().get("Location", "")))))
                .block(PATIENCE);
    }

    private void set(HttpHeaders all) {
        all.set("Content-Length", "0");
        headers.forEach(all::set);
    }
}
