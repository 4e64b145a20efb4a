package org.onsale.waitingroom.http;

import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses a body by its announced length, before any of it is read. One of unknown length is cut off by the codecs. */
@Component
@Order(0)
final class BodyLimit implements WebFilter {

    private static final long MOST_BYTES = 16 * 1024;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getRequest().getHeaders().getContentLength() > MOST_BYTES
                ? Mono.error(new DataBufferLimitException("More than " + MOST_BYTES + " bytes"))
                : chain.filter(exchange);
    }
}
