package org.onsale.admission.domain;

import java.time.Instant;

/**
 * Figures of an event at one moment: the board and the counts.
 *
 * @param onHold whether slots were held back
 * @param lastNumber last number given out
 * @param nowServing highest number called
 */
public record Reading(
        Instant at,
        Phase phase,
        boolean onHold,
        int waiting,
        int present,
        int turns,
        int checkouts,
        int cap,
        long lastNumber,
        long nowServing,
        Tally tally) {

    /** Puts together what was read a moment apart, as of the board. */
    public static Reading of(EventSettings settings, Board board, Tally tally) {
        return new Reading(
                board.asOf(),
                settings.phase(),
                board.onHold(),
                board.waiting(),
                Math.min(board.present(), board.waiting()),
                board.turns(),
                board.checkouts(),
                settings.cap(),
                board.lastNumber(),
                board.nowServing(),
                tally);
    }

    /** The same figures at another time. */
    Reading as(Instant other) {
        return new Reading(
                other, phase, onHold, waiting, present, turns, checkouts, cap, lastNumber, nowServing, tally);
    }

    /** Slots in use: unclaimed turns count. */
    public int held() {
        return turns + checkouts;
    }

    /** Whether those in line were being called. */
    public boolean serves() {
        return phase.serves() && !onHold;
    }
}
