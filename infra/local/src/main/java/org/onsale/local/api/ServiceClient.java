package org.onsale.local.api;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One service, asked over HTTP; every answer is a value, only a missing one is an error. */
final class ServiceClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;

    ServiceClient(String address) {
        this.http = HttpClient.create().baseUrl(address).responseTimeout(PATIENCE);
    }

    Mono<Answer> call(HttpMethod method, String path, Map<String, String> headers) {
        return call(method, path, headers, "");
    }

    Mono<Answer> call(HttpMethod method, String path, Map<String, String> headers, String json) {
        return http.headers(sent -> {
                    headers.forEach(sent::set);
                    if (!json.isEmpty()) {
                        sent.set(HttpHeaderNames.CONTENT_TYPE, "application/json");
                    }
                })
                .request(method)
                .uri(path)
                .send(Mono.fromSupplier(() -> Unpooled.copiedBuffer(json, StandardCharsets.UTF_8)))
                .responseSingle((response, body) ->
                        body.asString(StandardCharsets.UTF_8).defaultIfEmpty("").map(text -> answer(response, text)));
    }

    private static Answer answer(HttpClientResponse response, String text) {
        String wait = response.responseHeaders().get(HttpHeaderNames.RETRY_AFTER);
        return new Answer(response.status().code(), json(text), seconds(wait));
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<Duration> seconds(@Nullable String header) {
        return header != null && header.matches("\\d{1,6}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(header)))
                : Optional.empty();
    }
}
