package org.onsale.admission.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a sale so far, or as it ended.
 *
 * @param letIn entered + claimed
 * @param claimedShare claimed turns per turn offered and decided, 0 to 1; null before the first
 * @param completedShare purchases per checkout that ended, 0 to 1; null before the first. A low one means that the
 *     shop does not report how checkouts end
 */
public record SaleReport(
        String event,
        String name,
        String phase,
        int cap,
        Tally counts,
        long letIn,
        int inShop,
        int waiting,
        @Nullable Double claimedShare,
        @Nullable Double completedShare,
        Instant asOf) {

    public static SaleReport of(String event, EventSettings settings, Board board, Tally tally) {
        return new SaleReport(
                event,
                settings.name(),
                settings.phase().word(),
                settings.cap(),
                tally,
                tally.letIn(),
                board.checkouts(),
                board.waiting(),
                Measured.share(tally.claimed(), tally.claimed() + tally.missed()),
                Measured.share(tally.completed(), tally.letOut()),
                board.asOf());
    }
}
