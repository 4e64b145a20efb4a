package org.onsale.loadtest.fake;

/** A promise broken on purpose. */
public enum Bug {
    NONE,
    /** Gives one slot more than the cap, and its log says it did not. */
    EXCEEDS_CAP,
    /** Forgets that an unclaimed turn holds a slot. */
    FORGETS_TURNS,
    /** Lets a newcomer in while others wait. */
    LETS_NEWCOMERS_BARGE,
    /** Calls the last in line first. */
    CALLS_LAST_FIRST,
    /** Answers polls of every seventh place with 410. */
    LOSES_PLACES,
    /** Gives a repeated join a new number. */
    RENUMBERS_ON_RELOAD,
    /** Gives a repeated claim another checkout. */
    ADMITS_TWICE,
    /** Shows a position that goes up. */
    SHOWS_RISING_POSITION
}
