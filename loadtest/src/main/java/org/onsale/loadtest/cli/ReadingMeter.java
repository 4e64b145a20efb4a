package org.onsale.loadtest.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.onsale.loadtest.trace.ReadProgress;

/** Tells every two seconds how far the reading of a long file is, and how fast. */
final class ReadingMeter implements ReadProgress {
    private static final long NANOS_BETWEEN = 2_000_000_000L;

    private final PrintWriter out;
    private final LongSupplier nanoTime;
    private final long begun;
    private long told;

    ReadingMeter(PrintWriter out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.told = begun;
    }

    @Override
    public void at(long lines, long bytes) {
        long now = nanoTime.getAsLong();
        if (now - told >= NANOS_BETWEEN) {
            double seconds = (now - begun) / 1e9;
            out.printf(
                    Locale.ROOT,
                    "%,d lines, %,.0f MB read; %,.0f lines/s, %,.0f MB/s%n",
                    lines,
                    bytes / 1e6,
                    lines / seconds,
                    bytes / 1e6 / seconds);
            told = now;
        }
    }
}
