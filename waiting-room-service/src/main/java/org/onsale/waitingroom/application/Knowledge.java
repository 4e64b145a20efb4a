package org.onsale.waitingroom.application;

import java.util.Optional;
import java.util.function.ToLongFunction;
import org.onsale.waitingroom.domain.Board;
import org.onsale.waitingroom.domain.Epoch;
import org.onsale.waitingroom.domain.EventSettings;
import org.onsale.waitingroom.domain.Outflow;
import org.onsale.waitingroom.domain.PlaceToken;

/**
 * What this node knows of an event at one time.
 *
 * @param epoch of the newest data heard of; empty before the event is founded
 * @param latest the newest board, also one of a hold
 * @param shown the newest board that is not of a hold: polls are answered from it, so that a loss changes nothing for
 *     those who wait
 */
record Knowledge(
        EventSettings settings,
        Optional<Epoch> epoch,
        Optional<Board> latest,
        Optional<Board> shown,
        Outflow outflow,
        PlaceMemory places) {

    static Knowledge of(EventSettings settings) {
        return new Knowledge(
                settings, Optional.empty(), Optional.empty(), Optional.empty(), Outflow.none(), new PlaceMemory());
    }

    Knowledge with(EventSettings newer) {
        return new Knowledge(newer, epoch, latest, shown, outflow, places);
    }

    /** Only where no epoch is known: a newer one is told by a board. */
    Knowledge with(Epoch first) {
        return epoch.isPresent() ? this : new Knowledge(settings, Optional.of(first), latest, shown, outflow, places);
    }

    Knowledge with(Board board) {
        boolean isOtherEpoch = epoch.isPresent() && !epoch.get().equals(board.epoch());
        boolean isFoundedAnew = isOtherEpoch && !board.hold() && board.lastNumber() < lastNumber();
        PlaceMemory memory = isFoundedAnew ? new PlaceMemory() : isOtherEpoch ? places.withNobodyRegistered() : places;
        Optional<Board> before = isFoundedAnew ? Optional.empty() : shown;
        return new Knowledge(
                settings,
                Optional.of(board.epoch()),
                Optional.of(board),
                board.hold() ? before : Optional.of(board.following(before)),
                outflow.seen(board, settings),
                memory);
    }

    /** Whether the place of this number was called, so that only Redis knows how it stands. */
    boolean isCalled(long number) {
        return number <= highest(Board::nowServing);
    }

    /** Whether Redis may not know of this place: its data was lost since, or the number was given out by other data. */
    boolean mayBeLost(PlaceToken token) {
        return (isOfOtherEpoch(token) || token.number() > lastNumber())
                && !places.registered().contains(token.number());
    }

    boolean isOfOtherEpoch(PlaceToken token) {
        return epoch.isPresent() && !epoch.get().equals(token.epoch());
    }

    boolean isOnHold() {
        return latest.isPresent() && latest.get().hold();
    }

    /** Last number given out, as far as this node knows; 0 for none. */
    long lastNumber() {
        return Math.max(highest(Board::lastNumber), places.lastIssued());
    }

    private long highest(ToLongFunction<Board> figure) {
        return Math.max(of(latest, figure), of(shown, figure));
    }

    private static long of(Optional<Board> board, ToLongFunction<Board> figure) {
        return board.isPresent() ? figure.applyAsLong(board.get()) : 0;
    }
}
