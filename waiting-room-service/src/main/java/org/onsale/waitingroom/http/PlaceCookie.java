package org.onsale.waitingroom.http;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onsale.redis.EventId;
import org.onsale.redis.Ids;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * How a browser that runs no script keeps its place: the cookie {@code onsale_place_<event>}, {@code <key>} before joining
 * and {@code <key>.<place token>} after. The key is set one request before it is used, so that a join whose answer got lost
 * finds the same place.
 *
 * @param key what the place is joined with, known to this browser only
 * @param token the place token; empty before joining
 */
record PlaceCookie(String key, Optional<String> token) {

    /** Longer than any sale; a token ends with its event anyway. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{22})(?:\\.([A-Za-z0-9_.-]{1,300}))?");

    /** A cookie that no place was joined with yet. */
    static PlaceCookie fresh(SecureRandom random) {
        return new PlaceCookie(Ids.random(random), Optional.empty());
    }

    /** Empty if there is none, or one that this service did not write. */
    static Optional<PlaceCookie> of(EventId event, ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(name(event));
        Matcher parts = FORM.matcher(cookie == null ? "" : cookie.getValue());
        return parts.matches()
                ? Optional.of(new PlaceCookie(parts.group(1), Optional.ofNullable(parts.group(2))))
                : Optional.empty();
    }

    PlaceCookie holding(String newToken) {
        return new PlaceCookie(key, Optional.of(newToken));
    }

    /** Without the token, joining finds the place again. */
    PlaceCookie withoutToken() {
        return new PlaceCookie(key, Optional.empty());
    }

    /** The header {@code Set-Cookie}. */
    String header(EventId event) {
        return ResponseCookie.from(
                        name(event), token.map(text -> key + "." + text).orElse(key))
                .httpOnly(true)
                .secure(true)
                .sameSite("Lax")
                .path(PlainAddress.of(event))
                .maxAge(KEPT)
                .build()
                .toString();
    }

    private static String name(EventId event) {
        return "onsale_place_" + event.value();
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "PlaceCookie";
    }
}
