package org.onsale.loadtest.buyer;

/** The request a buyer makes next. */
public enum Step {
    ENTER,
    JOIN,
    POLL,
    RELOAD,
    OPEN_SECOND_TAB,
    GIVE_UP,
    CLAIM,
    HEARTBEAT,
    BUY,
    ABANDON,
    NOTHING
}
