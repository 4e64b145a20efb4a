package org.onsale.loadtest.history;

import java.util.function.LongSupplier;

/**
 * The run's monotonic clock, tied once to Unix time so that moments told by the server can be compared with it.
 *
 * @param nanos monotonic source
 * @param anchorNanos its reading when the run started
 * @param anchorMillis Unix time then
 */
public record RunClock(LongSupplier nanos, long anchorNanos, long anchorMillis) {
    public static RunClock started() {
        return new RunClock(System::nanoTime, System.nanoTime(), System.currentTimeMillis());
    }

    /** A clock for histories written by hand: nanoseconds since the Unix epoch. */
    public static RunClock fixed(long nowNanos) {
        return new RunClock(() -> nowNanos, 0, 0);
    }

    /** The same moments, had the Unix clock at the start shown so much less. */
    public RunClock setBackBy(long millis) {
        return new RunClock(nanos, anchorNanos, anchorMillis - millis);
    }

    public long now() {
        return nanos.getAsLong();
    }

    public long unixMillis(long atNanos) {
        return anchorMillis + Math.floorDiv(atNanos - anchorNanos, 1_000_000L);
    }

    public long nanosOf(long unixMillis) {
        return anchorNanos + (unixMillis - anchorMillis) * 1_000_000L;
    }
}
