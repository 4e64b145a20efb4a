package org.onsale.shop.reactive;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.onsale.shop.OnsaleCheckout;
import org.onsale.shop.gate.Answer;
import org.onsale.shop.gate.Decision;
import org.onsale.shop.gate.Gate;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Keeps requests without a good pass from the shop. */
final class GateWebFilter implements WebFilter, Ordered {
    /** Before Spring Security (-100) asks anybody to sign in. Forwarded headers are read before all filters. */
    private static final int ORDER = -102;

    private final Gate gate;

    GateWebFilter(Gate gate) {
        this.gate = gate;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return decision(exchange).flatMap(decision -> {
            if (decision instanceof Decision.TurnedAway away) {
                return write(away.answer(), exchange.getResponse());
            }
            ((Decision.GoOn) decision)
                    .checkout()
                    .ifPresent(checkout -> exchange.getAttributes().put(OnsaleCheckout.ATTRIBUTE, checkout));
            return chain.filter(exchange);
        });
    }

    /** An answer that had to be waited for comes on a thread of the HTTP client, where the shop must not run. */
    private Mono<Decision> decision(ServerWebExchange exchange) {
        CompletableFuture<Decision> decision = gate.decide(new ReactiveVisit(exchange.getRequest()));
        Mono<Decision> answer = Mono.fromFuture(decision, true);
        return decision.isDone() ? answer : answer.publishOn(Schedulers.parallel());
    }

    private static Mono<Void> write(Answer answer, ServerHttpResponse response) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        answer.headers().forEach(response.getHeaders()::add);
        response.getHeaders().setContentLength(body.length);
        if (body.length == 0) {
            return response.setComplete();
        }
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }
}
