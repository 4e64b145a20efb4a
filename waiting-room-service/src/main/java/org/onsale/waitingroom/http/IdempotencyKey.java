package org.onsale.waitingroom.http;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Header {@code Idempotency-Key}: 1 to 128 printable ASCII characters. */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";
    static final String WANTED = "Wanted is one header Idempotency-Key of 1 to 128 printable ASCII characters,"
            + " for example a random UUID that the page keeps.";

    private static final int LONGEST = 128;

    private IdempotencyKey() {}

    /** Empty if there is none, more than one, or one of another form. */
    static Optional<String> of(HttpHeaders headers) {
        List<String> values = headers.getOrDefault(HEADER, List.of());
        return values.size() == 1 && isWellFormed(values.get(0)) ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static boolean isWellFormed(String value) {
        return !value.isBlank() && value.length() <= LONGEST && value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
