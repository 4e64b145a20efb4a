package org.onsale.admission.http;

import java.util.regex.Pattern;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.onsale.redis.EventId;

/** Reads the variable parts of addresses. */
final class Paths {
    private static final Pattern CHECKOUT = Pattern.compile("[A-Za-z0-9_-]{22}");

    private Paths() {}

    /** An id that no event can have is an unknown event. */
    static EventId event(String text) {
        return EventId.parse(text)
                .orElseThrow(() -> Problem.of(
                        ProblemType.UNKNOWN_EVENT, "Event ids are 1 to 64 of a-z, 0-9 and -, not starting with -."));
    }

    static String checkout(String text) {
        if (!CHECKOUT.matcher(text).matches()) {
            throw Problem.of(ProblemType.INVALID_REQUEST, "Checkout ids have 22 characters of A-Z, a-z, 0-9, _ and -.");
        }
        return text;
    }
}
