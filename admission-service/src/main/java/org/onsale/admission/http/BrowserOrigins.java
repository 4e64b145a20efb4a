package org.onsale.admission.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onsale.redis.EventId;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.server.ServerWebExchange;

/**
 * Pages of which origins may call: those of the installation, and for an event's own addresses those of its shop. What
 * is no call of a page is left alone: a gateway hands on the {@code Origin} that the shop's own page sent.
 */
public final class BrowserOrigins implements CorsConfigurationSource {
    private static final Pattern NOT_FOR_PAGES = Pattern.compile("/v1/check(/.*)?|/enter/.*|/\\.well-known/.*");
    private static final Pattern OF_EVENT = Pattern.compile("/v1/events/([^/]+)/.*");
    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(2);

    private final Credentials credentials;
    private final Set<String> everywhere;

    public BrowserOrigins(Credentials credentials, Set<String> everywhere) {
        this.credentials = credentials;
        this.everywhere = everywhere;
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        return NOT_FOR_PAGES.matcher(path).matches()
                ? null
                : allowed(exchange.getRequest().getHeaders().getOrigin(), path);
    }

    private CorsConfiguration allowed(@Nullable String origin, String path) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        allowed.setAllowedHeaders(List.of(
                "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "X-Request-Id"));
        allowed.setExposedHeaders(List.of("Content-Disposition", "ETag", "Location", "Retry-After", "X-Request-Id"));
        allowed.setAllowCredentials(true);
        allowed.setMaxAge(PREFLIGHT_KEPT);
        if (mayCall(origin, path)) {
            allowed.addAllowedOrigin(origin);
        }
        return allowed;
    }

    private boolean mayCall(@Nullable String origin, String path) {
        return origin != null
                && (everywhere.contains(origin)
                        || event(path)
                                .filter(event -> credentials.isTrusted(origin, event))
                                .isPresent());
    }

    private static Optional<EventId> event(String path) {
        Matcher matcher = OF_EVENT.matcher(path);
        return matcher.matches() ? EventId.parse(matcher.group(1)) : Optional.empty();
    }
}
