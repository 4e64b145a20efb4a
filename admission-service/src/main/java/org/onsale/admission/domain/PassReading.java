package org.onsale.admission.domain;

import java.util.Optional;

/** What a text that is meant to be a pass turned out to be. */
public sealed interface PassReading {
    /** Signed by us, for this event, and its term is not over. */
    record Valid(Pass pass) implements PassReading {}

    /** Signed by us, for this event, but its term is over. */
    record Expired(Pass pass) implements PassReading {}

    /** Not a pass of ours for this event. */
    record Refused() implements PassReading {}

    /** The pass we signed, expired or not. */
    default Optional<Pass> signed() {
        if (this instanceof Valid valid) {
            return Optional.of(valid.pass());
        }
        return this instanceof Expired expired ? Optional.of(expired.pass()) : Optional.empty();
    }

    /** This, unless it is the pass of another checkout. */
    default PassReading of(String checkout) {
        return signed().filter(pass -> pass.checkout().equals(checkout)).isPresent() ? this : new Refused();
    }
}
