package org.onsale.admission.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A request of the organisers' side that was refused for who made it.
 *
 * @param who their name, where the token was good and the role was not
 * @param address they came from
 * @param path without what follows the question mark, shortened
 * @param event it was about
 * @param request its id
 */
public record Refusal(
        Instant at,
        Optional<String> who,
        String address,
        String method,
        String path,
        Optional<String> event,
        Why why,
        String request) {

    /** What was missing. */
    public enum Why {
        NO_TOKEN("no token"),
        UNKNOWN_TOKEN("unknown token"),
        EXPIRED("expired"),
        ROLE("role");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** As the API and Redis spell it. */
        public String words() {
            return words;
        }
    }
}
