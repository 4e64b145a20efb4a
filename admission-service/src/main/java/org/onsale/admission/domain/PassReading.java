package org.onsale.admission.domain;

/** What a text that is meant to be a pass turned out to be. */
public sealed interface PassReading {
    /** Signed by us, for this event, and its term is not over. */
    record Valid(Pass pass) implements PassReading {}

    /** Signed by us, for this event, but its term is over. */
    record Expired(Pass pass) implements PassReading {}

    /** Not a pass of ours for this event. */
    record Refused() implements PassReading {}
}
