package org.onsale.admission.domain;

/** What became of a buyer who claimed a turn. */
public sealed interface ClaimOutcome {
    /** The turn is a checkout now. @param repeated it had been claimed before and is still held */
    record Admitted(Checkout checkout, boolean repeated) implements ClaimOutcome {}

    /** There is no such turn, or its claim window is over. */
    record NotOffered() implements ClaimOutcome {}

    /** It was claimed, and its lease ran out with nobody heard of in the shop: the place is back at its number. */
    record Lapsed() implements ClaimOutcome {}

    /** It was claimed, and that checkout is over. */
    record Ended() implements ClaimOutcome {}

    /** Nothing may be given out until what Redis lost is back. */
    record OnHold() implements ClaimOutcome {}
}
