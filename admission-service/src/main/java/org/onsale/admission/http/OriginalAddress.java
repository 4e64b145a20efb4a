package org.onsale.admission.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.domain.ReturnTo;
import org.springframework.http.HttpHeaders;

/**
 * The address a buyer asked the gateway for, put together from what nginx ({@code X-Original-URI}) or Traefik
 * ({@code X-Forwarded-Uri}) tells. These headers are not trusted: an address outside the event's origins is none.
 */
final class OriginalAddress {
    private static final String LEGAL = "-._~:/?#[]@!$&'()*+,;=%";

    private OriginalAddress() {}

    static Optional<String> of(HttpHeaders headers, List<String> allowedOrigins) {
        return path(headers)
                .flatMap(path -> origins(headers, allowedOrigins)
                        .flatMap(origin -> ReturnTo.within(allowedOrigins, origin + legal(path)).stream())
                        .map(ReturnTo::address)
                        .findFirst());
    }

    private static Optional<String> path(HttpHeaders headers) {
        return Stream.of("X-Original-URI", "X-Forwarded-Uri")
                .map(headers::getFirst)
                .filter(path -> path != null && path.startsWith("/"))
                .findFirst();
    }

    /** Without a scheme both are tried; without a host the event must have one origin only. */
    private static Stream<String> origins(HttpHeaders headers, List<String> allowedOrigins) {
        String host = headers.getFirst("X-Forwarded-Host");
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
