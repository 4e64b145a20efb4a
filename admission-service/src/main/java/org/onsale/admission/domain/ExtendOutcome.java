package org.onsale.admission.domain;

/** What became of a heartbeat. */
public sealed interface ExtendOutcome {
    /** The lease holds until {@code checkout.expiresAt()}. */
    record Extended(Checkout checkout) implements ExtendOutcome {}

    /** The lease is over or was given back, for good. */
    record Gone() implements ExtendOutcome {}

    /** The event's settings are not back yet: ask again. */
    record OnHold() implements ExtendOutcome {}
}
