package org.onsale.waitingroom.domain;

import java.util.Locale;

/** What the organiser lets happen at an event now. */
public enum Phase {
    /** Not yet: no joins. */
    SCHEDULED,
    /** Joins, but nobody is called yet. */
    PREQUEUE,
    /** Joins, and the line is served. */
    OPEN,
    /** Joins, but nobody is called; everyone keeps the place. */
    PAUSED,
    /** No joins; the line is served to its end. */
    DRAINING,
    /** No joins, and nobody is called any more. */
    CLOSED,
    /** The gate is off. */
    BYPASS;

    /** @throws IllegalArgumentException if the word names no phase */
    public static Phase of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether places in line are being called. */
    public boolean serves() {
        return this == OPEN || this == DRAINING || this == BYPASS;
    }

    /** Whether somebody may join the line. */
    public boolean takesJoins() {
        return this != SCHEDULED && this != DRAINING && this != CLOSED;
    }

    /** The word used in settings and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
