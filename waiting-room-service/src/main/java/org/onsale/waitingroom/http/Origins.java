package org.onsale.waitingroom.http;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Which pages may call from a browser: an allow-list of origins, told for two hours so that polls need no preflights. Plain
 * pages are gone to, not called: no script may read them, and a form on any page may lead there.
 */
public final class Origins implements WebFilter, Ordered {

    private static final Pattern FORM = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final List<String> EXPOSED_HEADERS = List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.LOCATION);
    /** Headers of answers that scripts of those pages may read. */
    static final String EXPOSED = String.join(", ", EXPOSED_HEADERS);

    private static final Duration TOLD_FOR = Duration.ofSeconds(7200);

    private final CorsConfiguration cors = new CorsConfiguration();
    private final CorsProcessor processor = new Silent();

    /** @throws IllegalArgumentException if one is not of the form {@code https://host[:port]} */
    public Origins(List<String> allowed) {
        allowed.forEach(Origins::requireOrigin);
        cors.setAllowedOrigins(allowed);
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "DELETE"));
        cors.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, IdempotencyKey.HEADER, IdentityAssertions.HEADER));
        cors.setExposedHeaders(EXPOSED_HEADERS);
        cors.setMaxAge(TOLD_FOR);
    }

    /** Whether a page of this origin may call. */
    boolean isAllowed(String origin) {
        return cors.checkOrigin(origin) != null;
    }

    private static void requireOrigin(String origin) {
        if (!FORM.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    "\"" + origin + "\" is not an origin; wanted is for example https://shop.example");
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (PlainAddress.isOf(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        if (!processor.process(cors, exchange)) {
            return Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN));
        }
        return CorsUtils.isPreFlightRequest(exchange.getRequest()) ? Mono.empty() : chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /** Leaves the answer to a refusal to {@link ProblemHandler}. */
    private static final class Silent extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) {}
    }
}
