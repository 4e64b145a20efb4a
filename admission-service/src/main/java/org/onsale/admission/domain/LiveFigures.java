package org.onsale.admission.domain;

import java.time.Instant;
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
        boolean onHold,
        long settingsVersion,
        Instant asOf) {

    /** Puts together what a node knows of an event. */
    public static LiveFigures of(String event, EventSettings settings, Board board, TallyWindow window) {
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
                board.onHold(),
                board.settingsVersion(),
                board.asOf());
    }
}
