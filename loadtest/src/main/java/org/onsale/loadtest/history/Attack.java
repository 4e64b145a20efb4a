package org.onsale.loadtest.history;

/** What an attacker tries. The order is part of the history's format: add at the end only. */
public enum Attack {
    /** Joins with one more key. */
    ANOTHER_JOIN(false),
    /** Polls its own place as fast as answers come. */
    EAGER_POLL(false),
    /** Polls with a place token made up, or changed in one character. */
    FORGED_PLACE(true),
    /** Claims a turn with a code made up, or changed in one character. */
    FORGED_TURN(true),
    /** Claims a turn again whose checkout is over. */
    REPLAYED_TURN(true),
    /** Extends a checkout by a pass that says it is signed by nobody. */
    FORGED_PASS(true),
    /** Ends a checkout by a pass that says it is signed by nobody. */
    FOREIGN_RELEASE(true),
    /** Asks the organiser API for a change without its token. */
    NO_ADMIN_TOKEN(true);

    private final boolean forges;

    Attack(boolean forges) {
        this.forges = forges;
    }

    /** Whether success would be a breach. */
    public boolean forges() {
        return forges;
    }
}
