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
    SHOWS_RISING_POSITION,
    /** Offers freed slots every few seconds only. */
    SLOW_TO_OFFER,
    /** Calls those who come back last. */
    RETURNERS_WAIT,
    /** Sends every newcomer to the line once there has been one. */
    LINE_NEVER_DISSOLVES,
    /** Tells waits far too short. */
    TELLS_SHORT_WAITS,
    /** A repeated join uses up a number. */
    BURNS_NUMBERS,
    /** Refuses polls that come too soon without saying when to come. */
    REFUSES_WITHOUT_A_TIME,
    /** Every twentieth poll is answered late. */
    STARVES_BUYERS,
    /** Takes any place token for one that waits. */
    ACCEPTS_FORGED_TOKENS,
    /** Obeys the organiser three seconds later. */
    CHANGES_LATE,
    /** Lets twice the rate in. */
    DOUBLES_RATE,
    /** Its memory grows with each request. */
    LEAKS,
    /** Every twentieth poll fails. */
    FAILS_OFTEN
}
