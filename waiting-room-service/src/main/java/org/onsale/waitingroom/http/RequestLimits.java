package org.onsale.waitingroom.http;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses, before any of the body is read, one that is announced too long, and a message two servers could take for
 * different ones: without a host, or with a transfer coding that is not {@code chunked}. A body of unknown length is cut
 * off by the codecs, one that comes slowly by {@link TimelyBody}.
 */
@Component
@Order(0)
final class RequestLimits implements WebFilter {

    private static final long MOST_BYTES = 16 * 1024;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (headers.getContentLength() > MOST_BYTES) {
            return Mono.error(new DataBufferLimitException("More than " + MOST_BYTES + " bytes"));
        }
        List<String> codings = headers.getOrDefault(HttpHeaders.TRANSFER_ENCODING, List.of());
        boolean isPlain = codings.isEmpty() || codings.equals(List.of("chunked"));
        if (!isPlain || !headers.containsHeader(HttpHeaders.HOST)) {
            return Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST));
        }
        boolean hasBody = headers.getContentLength() > 0 || !codings.isEmpty();
        return chain.filter(
                hasBody
                        ? exchange.mutate()
                                .request(new TimelyBody(exchange.getRequest()))
                                .build()
                        : exchange);
    }
}
