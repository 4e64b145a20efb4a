package org.onsale.admission.signin;

import org.onsale.admission.domain.Role;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets only organisers reach anything below {@code /v1/admin}, known addresses or not. */
public final class OrganisersOnly implements WebFilter {
    private static final String PATHS = "/v1/admin";

    private final Door door;

    public OrganisersOnly(Door door) {
        this.door = door;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!guards(exchange)) {
            return chain.filter(exchange);
        }
        ServerHttpRequest request = exchange.getRequest();
        Role needed = NeededRoles.of(request.getMethod(), request.getPath().value());
        return door.admit(exchange, needed).flatMap(organiser -> {
            exchange.getAttributes().put(Organiser.ATTRIBUTE, organiser);
            return chain.filter(exchange);
        });
    }

    /** Whether the request is for the organisers' side. */
    static boolean guards(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith(PATHS);
    }
}
