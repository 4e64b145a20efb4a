package org.onsale.admission.organiser;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets only organisers reach anything below {@code /v1/admin}, known addresses or not. */
public final class OrganisersOnly implements WebFilter {
    private static final String PATHS = "/v1/admin";
    private static final String SCHEME = "bearer ";

    private final OrganiserTokens tokens;

    public OrganisersOnly(OrganiserTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!guards(exchange)) {
            return chain.filter(exchange);
        }
        Optional<Organiser> organiser =
                bearer(exchange.getRequest().getHeaders()).flatMap(tokens::of);
        organiser.ifPresent(who -> exchange.getAttributes().put(Organiser.ATTRIBUTE, who));
        return organiser.isPresent() ? chain.filter(exchange) : Mono.error(unauthorized());
    }

    /** Whether the request is for the organisers' side. */
    static boolean guards(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith(PATHS);
    }

    private static Optional<String> bearer(HttpHeaders headers) {
        List<String> values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        return values.size() == 1 && values.get(0).toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? Optional.of(values.get(0).substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private static Problem unauthorized() {
        return Problem.of(ProblemType.UNAUTHORIZED, "Send Authorization: Bearer <organiser's token>.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"onsale organisers\"");
    }
}
