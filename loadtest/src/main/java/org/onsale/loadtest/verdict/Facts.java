package org.onsale.loadtest.verdict;

import java.time.Duration;
import java.util.List;
import org.onsale.loadtest.history.RunClock;

/**
 * What is known of a run beside its histories.
 *
 * @param cap cap the event was created with; later changes are read from the admission log
 * @param away a place counts as absent when not heard of for this long
 * @param claim how long a turn is offered
 * @param closed moment, Unix ms, at which the run closed the sale; {@link Long#MAX_VALUE} when it did not
 * @param losses moments, Unix ms, at which the run emptied Redis
 * @param clock ties moments of the buyers' history to Redis' Unix time
 * @param unsure how far that tie, and with several load generators those of their clocks to each other, may be off
 */
public record Facts(
        int cap, Duration away, Duration claim, long closed, List<Long> losses, RunClock clock, Duration unsure) {
    public Facts {
        losses = List.copyOf(losses);
    }

    /** What two moments by different clocks may differ by and still be one. */
    long clockNanos() {
        return Tolerances.CLOCK + unsure.toNanos();
    }

    /** The sale was closed by then. */
    boolean isClosed(long atNanos) {
        return closed != Long.MAX_VALUE && atNanos >= nanosOf(closed);
    }

    /** Whole seconds since the run's start. */
    int secondOf(long atNanos) {
        return (int) Math.floorDiv(atNanos - clock.anchorNanos(), 1_000_000_000L);
    }

    long nanosOf(long unixMillis) {
        return clock.nanosOf(unixMillis);
    }

    /** A loss lies within the two moments. */
    boolean lostBetween(long fromNanos, long toNanos) {
        return losses.stream().mapToLong(this::nanosOf).anyMatch(at -> at >= fromNanos && at <= toNanos);
    }
}
