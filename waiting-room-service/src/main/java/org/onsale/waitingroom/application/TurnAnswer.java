package org.onsale.waitingroom.application;

/** Answer to "is it my turn?". */
public sealed interface TurnAnswer permits Told, BadToken, TurnAnswer.PlaceGone, TurnAnswer.TooFast, NotNow {

    /** The place was given up. */
    record PlaceGone() implements TurnAnswer {}

    /** Asked more than twice within a second; the place is kept. */
    record TooFast() implements TurnAnswer {}
}
