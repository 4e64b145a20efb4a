package org.onsale.loadtest.buyer;

/** How a buyer's story ended. The order is part of the history's format: add at the end only. */
public enum Ending {
    BOUGHT,
    ABANDONED,
    /** Left the checkout without a word: its lease must run out by itself. */
    LEFT_SILENTLY,
    SOLD_OUT,
    CLOSED_TAB,
    NEVER_CLAIMED,
    GAVE_UP_PLACE,
    MISSED_FOR_GOOD,
    LOST_PLACE,
    LOST_CHECKOUT,
    /** Turned away for a reason of its own, such as an unknown event. */
    TURNED_AWAY,
    /** Still under way when the run's time was over. */
    OUT_OF_TIME
}
