package org.onsale.loadtest.buyer;

import java.time.Duration;

/**
 * What one buyer is going to do, drawn on arrival.
 *
 * @param atPoll number of the poll, from 1, after which {@code inLine} is done
 * @param lost request whose first answer gets lost on the way and is sent again with the same key
 * @param away how long a buyer who comes back was away
 * @param reaction time between being told of a turn and claiming it
 * @param checkout time from being let in to buying or leaving
 * @param pace mean time between two requests of somebody who storms
 */
public record Behaviour(
        InLine inLine,
        int atPoll,
        AtTurn atTurn,
        AtCheckout atCheckout,
        LostAnswer lost,
        Duration away,
        Duration reaction,
        Duration checkout,
        Duration pace) {
    public enum InLine {
        WAITS,
        CLOSES_TAB,
        CLOSES_TAB_AND_COMES_BACK,
        RELOADS,
        OPENS_SECOND_TAB,
        GIVES_UP,
        /** Polls, reloads and opens tabs again and again, whatever it was told. */
        STORMS
    }

    public enum AtTurn {
        CLAIMS,
        NEVER_CLAIMS,
        COMES_TOO_LATE
    }

    public enum AtCheckout {
        BUYS,
        ABANDONS,
        LEAVES_SILENTLY
    }

    public enum LostAnswer {
        NONE,
        OF_ENTRY,
        OF_JOIN,
        OF_CLAIM
    }
}
