package org.onsale.admission.http;

import java.util.regex.Pattern;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.springframework.http.CacheControl;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses what no honest request of ours looks like before anything reads it: paths that could be read in two ways,
 * and bodies that say they are too large. Every answer is {@code no-store} unless it says otherwise.
 */
public final class RequestLimits implements WebFilter {
    /** Most bytes of a body. */
    public static final int BODY_BYTES = 16_384;

    /** What follows a check is the buyer's own path, as Envoy tells it: never read here, only handed back. */
    private static final Pattern PLAIN_PATH = Pattern.compile("/[A-Za-z0-9._~/-]*|/v1/check/[a-z0-9-]+/.*");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        exchange.getResponse().getHeaders().set("X-Content-Type-Options", "nosniff");
        if (!PLAIN_PATH.matcher(request.getPath().value()).matches()) {
            return Mono.error(Problem.of(ProblemType.NOT_FOUND, "There is nothing at this address."));
        }
        if (request.getHeaders().getContentLength() > BODY_BYTES) {
            return Mono.error(Problem.of(ProblemType.TOO_LARGE, "A body may have at most 16,384 bytes."));
        }
        return chain.filter(exchange);
    }
}
