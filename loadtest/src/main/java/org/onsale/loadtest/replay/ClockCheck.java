package org.onsale.loadtest.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onsale.loadtest.history.HistoryFile;
import org.onsale.loadtest.history.RunClock;
import org.onsale.loadtest.report.ClockReading;
import org.onsale.loadtest.verdict.ClockSpan;
import org.onsale.loadtest.verdict.LogEntry;

/**
 * A history's clock, tied to the server's time.
 *
 * @param reading how it stood to the server's before; absent: there was nothing to compare them by
 */
record ClockCheck(RunClock clock, @Nullable ClockReading reading) {
    /** What a judge of one history bears anyway. */
    private static final long BORNE_MILLIS = 200;

    static ClockCheck of(Path history, List<LogEntry> log) throws IOException {
        RunClock asNoted = HistoryFile.clock(history);
        ClockSpan span = new ClockSpan(asNoted, log);
        HistoryFile.replay(history, span::saw);
        if (span.aheadMillis().isEmpty()) {
            return new ClockCheck(asNoted, null);
        }
        long ahead = span.aheadMillis().getAsLong();
        return new ClockCheck(asNoted.setBackBy(ahead), new ClockReading(ahead, span.unsureMillis()));
    }

    /** Unix time by the server for one by this history's machine. */
    long serverMillis(long ourMillis) {
        return reading == null ? ourMillis : ourMillis - reading.aheadMillis();
    }

    /** What is unsure beyond what is borne anyway. */
    Duration unsure() {
        return Duration.ofMillis(reading == null ? 0 : Math.max(0, reading.unsureMillis() - BORNE_MILLIS));
    }
}
