package org.onsale.loadtest.verdict;

/**
 * What a judge of histories cannot know to the moment, in nanoseconds. Each errs towards the server: a breach counts
 * only when no reading within the tolerance excuses it.
 */
final class Tolerances {
    /** Clock of the load test against clock of Redis, and the way of an answer. */
    static final long CLOCK = 200_000_000L;
    /** From a poll's answer until its presence mark, reported in batches of a second, has surely reached Redis. */
    static final long PRESENCE_REPORT = 3_000_000_000L;
    /** From a call until a node's board knows of it, where an answer does not tell how old its board is. */
    static final long BOARD = 3_000_000_000L;
    /** Presence is kept in tenths of a second. */
    static final long PRESENCE_END = 500_000_000L;

    private Tolerances() {}
}
