package org.onsale.waitingroom.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.onsale.waitingroom.domain.Phase;
import org.onsale.waitingroom.domain.Wait;

/**
 * What a buyer is told of the place.
 *
 * @param ahead places ahead, at most; empty where not known. Never rises for a place
 * @param pollAfter when to ask again
 * @param message the organiser's
 * @param asOf when this was so
 * @param turn present at {@link Status#TURN}
 * @param opensAt present at {@link Status#PREQUEUE} where the time is known
 * @param isSoldOut at {@link Status#CLOSED} only: closed because everything is sold
 * @param place a place token to keep instead of the one held; present when it must be replaced
 */
public record Told(
        Status status,
        long number,
        OptionalLong ahead,
        Wait expectedWait,
        Duration pollAfter,
        Optional<String> message,
        Instant asOf,
        Optional<Turn> turn,
        Optional<Instant> opensAt,
        boolean isSoldOut,
        Optional<String> place)
        implements TurnAnswer {

    /** The same, with a place token to keep. */
    Told with(String token) {
        return new Told(
                status,
                number,
                ahead,
                expectedWait,
                pollAfter,
                message,
                asOf,
                turn,
                opensAt,
                isSoldOut,
                Optional.of(token));
    }

    /**
     * An offered turn.
     *
     * @param code what claims it; the buyer's secret
     */
    public record Turn(String code, Instant claimBy) {

        @Override
        public String toString() {
            return "Turn[claimBy=" + claimBy + "]";
        }
    }

    /** Without place token and code. */
    @Override
    public String toString() {
        return "Told[" + status + ", number=" + number + ", ahead=" + ahead + ", pollAfter=" + pollAfter + "]";
    }

    /** How the place stands. */
    public enum Status {
        WAITING,
        TURN,
        ADMITTED,
        MISSED,
        PAUSED,
        PREQUEUE,
        CLOSED;

        static Status inLine(Phase phase) {
            return switch (phase) {
                case PAUSED -> PAUSED;
                case PREQUEUE -> PREQUEUE;
                case CLOSED -> CLOSED;
                case SCHEDULED, OPEN, DRAINING, BYPASS -> WAITING;
            };
        }
    }
}
