package org.onsale.waitingroom.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The snapshot of an event from which polls are answered.
 *
 * @param hold whether slots are held back because data was lost or the server changed
 * @param nowServing highest number called; 0 at first
 * @param lastNumber last number given out; 0 at first
 * @param waiting places in the line
 * @param held slots held by turns and checkouts
 * @param settingsVersion version of the settings when the snapshot was taken; 0 while they are lost
 * @param called turns offered since the event's data began
 * @param left places given up since the event's data began
 * @param asOf Redis' time of the snapshot
 */
public record Board(
        Epoch epoch,
        boolean hold,
        long nowServing,
        long lastNumber,
        long waiting,
        long held,
        long settingsVersion,
        long called,
        long left,
        WaitingNumbers numbers,
        Instant asOf) {

    /** Places ahead of this number, at most. */
    public long ahead(long number) {
        return numbers.ahead(number, waiting, lastNumber);
    }

    /** The same board, with nobody told a higher count than by the earlier board. */
    public Board following(Optional<Board> earlier) {
        return earlier.map(board -> with(numbers.following(board.numbers))).orElse(this);
    }

    private Board with(WaitingNumbers others) {
        return new Board(
                epoch, hold, nowServing, lastNumber, waiting, held, settingsVersion, called, left, others, asOf);
    }
}
