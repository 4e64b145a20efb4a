package org.onsale.admission.signin;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Names every request of an organiser, so that an entry of the audit, a refusal and what the caller wrote down can be
 * told to be the same. The caller's own name for it is taken if it is short and plain.
 */
public final class RequestIds implements WebFilter {
    static final String HEADER = "X-Request-Id";
    /** Attribute of a request under which its id is found. */
    public static final String ATTRIBUTE = "onsale.request";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Supplier<String> made;

    /** @param made gives ids that were not given before */
    public RequestIds(Supplier<String> made) {
        this.made = made;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (OrganisersOnly.guards(exchange)) {
            String given = exchange.getRequest().getHeaders().getFirst(HEADER);
            String id = isPlain(given) ? given : made.get();
            exchange.getAttributes().put(ATTRIBUTE, id);
            exchange.getResponse().getHeaders().set(HEADER, id);
        }
        return chain.filter(exchange);
    }

    private static boolean isPlain(@Nullable String given) {
        return given != null && PLAIN.matcher(given).matches();
    }
}
