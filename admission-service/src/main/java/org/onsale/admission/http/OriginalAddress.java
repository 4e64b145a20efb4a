package org.onsale.admission.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.domain.ReturnTo;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The address a buyer asked the gateway for, put together from what nginx ({@code X-Original-URI}) or Traefik
 * ({@code X-Forwarded-Uri}) tells, or from where Envoy asked. These headers are not trusted: an address outside the event's origins is none.
 */
final class OriginalAddress {
    private static final String X_HOST = "X-Forwarded-Host";
    private static final String LEGAL = "-._~:/?#[]@!$&'()*+,;=%";

    private OriginalAddress() {}

    static Optional<String> of(HttpHeaders headers, List<String> allowedOrigins) {
        return path(headers)
                .flatMap(path ->
                        within(allowedOrigins, origins(headers, headers.getFirst(X_HOST), allowedOrigins), path));
    }

    /** What follows the prefix in the address of this request, whose {@code Host} is the buyer's. */
    static Optional<String> after(String prefix, ServerHttpRequest request, List<String> allowedOrigins) {
        HttpHeaders headers = request.getHeaders();
        String host = headers.getFirst(headers.containsHeader(X_HOST) ? X_HOST : HttpHeaders.HOST);
        String query = request.getURI().getRawQuery();
        String path = request.getURI().getRawPath().substring(prefix.length());
        return within(
                allowedOrigins, origins(headers, host, allowedOrigins), query == null ? path : path + "?" + query);
    }

    private static Optional<String> within(List<String> allowedOrigins, Stream<String> origins, String path) {
        return origins.flatMap(origin -> ReturnTo.within(allowedOrigins, origin + legal(path)).stream())
                .map(ReturnTo::address)
                .findFirst();
    }

    private static Optional<String> path(HttpHeaders headers) {
        return Stream.of("X-Original-URI", "X-Forwarded-Uri")
                .map(headers::getFirst)
                .filter(path -> path != null && path.startsWith("/"))
                .findFirst();
    }

    /** Without a scheme both are tried; without a host the event must have one origin only. */
    private static Stream<String> origins(HttpHeaders headers, @Nullable String host, List<String> allowedOrigins) {
        if (host == null) {
            return allowedOrigins.size() == 1 ? allowedOrigins.stream() : Stream.empty();
        }
        return schemes(headers.getFirst("X-Forwarded-Proto")).map(scheme -> scheme + "://" + host);
    }

    private static Stream<String> schemes(@Nullable String told) {
        return told == null ? Stream.of("https", "http") : Stream.of(told);
    }

    /** Browsers and nginx pass on characters that an address may not hold as such. */
    private static String legal(String path) {
        StringBuilder legal = new StringBuilder();
        for (byte unit : path.getBytes(StandardCharsets.ISO_8859_1)) {
            char character = (char) (unit & 0xff);
            boolean kept = character < 0x80 && (Character.isLetterOrDigit(character) || LEGAL.indexOf(character) >= 0);
            legal.append(kept ? String.valueOf(character) : "%%%02X".formatted(unit & 0xff));
        }
        return legal.toString();
    }
}
