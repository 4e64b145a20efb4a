package org.onsale.admission.organiser;

import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.onsale.redis.EventId;

/** Reads event ids out of addresses. */
final class Events {
    private static final String FORM = "Event ids are 1 to 64 of a-z, 0-9 and -, not starting with -.";

    private Events() {}

    /** For addresses of events that exist: an id that no event can have is an unknown event. */
    static EventId known(String text) {
        return EventId.parse(text).orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_EVENT, FORM));
    }

    /** For the address of a new event. */
    static EventId wellFormed(String text) {
        return EventId.parse(text).orElseThrow(() -> Problem.of(ProblemType.INVALID_REQUEST, FORM));
    }
}
