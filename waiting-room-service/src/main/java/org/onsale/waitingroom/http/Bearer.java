package org.onsale.waitingroom.http;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** The place token of a request: {@code Authorization: Bearer <token>}. */
final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** Empty if there is none, or more than one. */
    static Optional<String> token(HttpHeaders headers) {
        List<String> values = headers.getValuesAsList(HttpHeaders.AUTHORIZATION);
        if (values.size() != 1) {
            return Optional.empty();
        }
        return tokenOf(values.get(0));
    }

    /** Of the one value of the header. */
    static Optional<String> tokenOf(String value) {
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(value.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
