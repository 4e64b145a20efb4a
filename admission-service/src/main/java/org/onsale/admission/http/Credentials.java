package org.onsale.admission.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.onsale.admission.application.EventMemory;
import org.onsale.admission.application.KnownEvents;
import org.onsale.redis.EventId;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Finds the pass that came with a request: in {@code Authorization}, else in the event's cookie. For requests that
 * change something the cookie counts only from pages of the shop, since a browser sends it from any page.
 */
public final class Credentials {
    private static final String SCHEME = "bearer ";

    private final KnownEvents events;
    private final Set<String> trustedOrigins;

    public Credentials(KnownEvents events, Set<String> trustedOrigins) {
        this.events = events;
        this.trustedOrigins = trustedOrigins;
    }

    static String cookieName(EventId event) {
        return "onsale_pass_" + event.value();
    }

    /** The bearer token; empty when there is none, or more than one. */
    static Optional<String> bearer(ServerHttpRequest request) {
        List<String> values = request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        return values.size() == 1 && values.get(0).toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? Optional.of(values.get(0).substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    /** The pass of a request that only asks. */
    static Optional<String> pass(ServerHttpRequest request, EventId event) {
        return request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                ? bearer(request)
                : cookie(request, event);
    }

    /** The pass of a request that changes something. */
    Optional<String> passForChange(ServerHttpRequest request, EventId event) {
        return request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                ? bearer(request)
                : cookie(request, event).filter(text -> isFromShop(request, event));
    }

    static Optional<String> cookie(ServerHttpRequest request, EventId event) {
        return Optional.ofNullable(request.getCookies().getFirst(cookieName(event)))
                .map(HttpCookie::getValue);
    }

    private boolean isFromShop(ServerHttpRequest request, EventId event) {
        String origin = request.getHeaders().getOrigin();
        return origin != null && isTrusted(origin, event);
    }

    /** Whether a page of this origin may act for a buyer of the event. */
    boolean isTrusted(String origin, EventId event) {
        return trustedOrigins.contains(origin)
                || events.remembered(event)
                        .map(EventMemory::settings)
                        .filter(stored -> stored.settings().returnOrigins().contains(origin))
                        .isPresent();
    }
}
