package org.onsale.loadtest.buyer;

/** Where a buyer is in the story. */
public enum Stage {
    ENTERING,
    JOINING,
    IN_LINE,
    CHECKING_OUT,
    OVER
}
