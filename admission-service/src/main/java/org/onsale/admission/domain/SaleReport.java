package org.onsale.admission.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a sale so far, or as it ended.
 *
 * @param letIn entered + claimed
 * @param claimedShare claimed turns per turn offered and decided, 0 to 1; null before the first
 * @param waited how long everybody had waited who was called
 * @param peakWaiting the longest line and when it was
 * @param peakHeld most slots held and when that was
 * @param slotUse share of the cap in use while people waited, 0 to 1; null when nobody did
 * @param perMinute the minutes in which something happened, oldest first
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
        Wait waited,
        SaleMinutes.@Nullable Peak peakWaiting,
        SaleMinutes.@Nullable Peak peakHeld,
        @Nullable Double slotUse,
        List<SaleMinutes.Minute> perMinute,
        Instant asOf) {

    /** From the counts, and from what was written down on the way. */
    public static SaleReport of(String event, EventSettings settings, Board board, Tally tally, SaleHistory history) {
        SaleMinutes minutes = new SaleMinutes(history);
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
                minutes.waited(),
                minutes.peakWaiting(),
                minutes.peakHeld(),
                minutes.slotUse(),
                minutes.minutes(),
                board.asOf());
    }
}
