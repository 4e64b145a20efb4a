package org.onsale.admission.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser watches, second by second.
 *
 * @param held turns + checkouts; at most the cap, unless the cap was lowered or a loss is being healed
 * @param away places called while nobody was there, or that missed a turn, and were not heard of since
 * @param joinedPerMinute places given out, measured over the last minute
 * @param inPerMinute buyers let into the shop, measured over the last minute
 * @param outPerMinute buyers who bought, left or ran out of time, measured over the last minute
 * @param noShows turns not taken in time, since the event began
 * @param waited how long those had waited who were called in the last minute
 * @param expectedWait what somebody who joins now will wait; for a line that takes no joins, what the last one in it will
 * @param noShowShare turns missed for each turn claimed or missed, as all shares and means of the last five minutes; null
 *     where there was none
 * @param claimSeconds mean time from call to claim
 * @param checkoutSeconds mean time in checkout of those who left
 * @param conversion purchases for each checkout that ended
 * @param releasedShare checkouts of whose end the shop told, for each that ended: the health of its integration
 * @param guidance what to notice, most pressing first
 * @param onHold whether a loss of Redis is being healed: nobody is let in meanwhile
 * @param asOf when the figures were read
 */
public record LiveFigures(
        String event,
        String phase,
        int cap,
        @Nullable Integer ratePerMinute,
        int turns,
        int checkouts,
        int held,
        int waiting,
        int present,
        int away,
        long nowServing,
        long lastNumber,
        long joinedPerMinute,
        long inPerMinute,
        long outPerMinute,
        long noShows,
        Wait waited,
        Wait expectedWait,
        @Nullable Double noShowShare,
        @Nullable Double claimSeconds,
        @Nullable Double checkoutSeconds,
        @Nullable Double conversion,
        @Nullable Double releasedShare,
        boolean soldOut,
        String message,
        List<Hint> guidance,
        boolean onHold,
        long settingsVersion,
        Instant asOf) {

    /** Puts together what a node knows of an event. */
    public static LiveFigures of(String event, EventSettings settings, Board board, Measurements known) {
        TallyWindow window = known.minute();
        Measured measured = Measured.of(known.recent().counted());
        return new LiveFigures(
                event,
                settings.phase().word(),
                settings.cap(),
                settings.ratePerMinute().isPresent() ? settings.ratePerMinute().getAsInt() : null,
                board.turns(),
                board.checkouts(),
                board.held(),
                board.waiting(),
                // Counted up to a second before the others.
                Math.min(board.present(), board.waiting()),
                board.away(),
                board.nowServing(),
                board.lastNumber(),
                window.perMinute(Tally::joined),
                window.perMinute(Tally::letIn),
                window.perMinute(Tally::letOut),
                window.latest().missed(),
                known.trail().waitedOfLate(),
                new Forecast(settings, board, known.recent()).now(),
                measured.noShowShare(),
                measured.claimSeconds(),
                measured.checkoutSeconds(),
                measured.conversion(),
                measured.releasedShare(),
                settings.soldOut(),
                settings.message(),
                Guidance.of(settings, board, known.recent()),
                board.onHold(),
                board.settingsVersion(),
                board.asOf());
    }
}
