package org.onsale.shop;

/** Whether a slot was given back. */
public enum Release {
    /** The slot is free, and offered to the next in line. */
    RELEASED,
    /**
     * The admission service did not confirm it, though asked several times. Asking again is harmless; the slot is free
     * when its lease ends, at the latest.
     */
    NOT_CONFIRMED
}
