package org.onsale.admission.domain;

/** What became of a newcomer who asked to go straight in. */
public sealed interface EntryOutcome {
    /** Let in. @param repeated the same request had been answered before */
    record Admitted(Checkout checkout, boolean repeated) implements EntryOutcome {}

    /** The line is the way. */
    record Waiting() implements EntryOutcome {}

    /** Nothing may be given out until what Redis lost is back. */
    record OnHold() implements EntryOutcome {}
}
