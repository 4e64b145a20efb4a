package org.onsale.waitingroom.domain;

/** What can be said about the time until a place is called. */
public sealed interface Wait {

    /** Not known yet. */
    record NotKnown() implements Wait {}

    /**
     * A range.
     *
     * @param p50Seconds half of the places so far back are called sooner
     * @param p90Seconds nine of ten places so far back are called sooner; never below p50
     */
    record Between(long p50Seconds, long p90Seconds) implements Wait {}
}
