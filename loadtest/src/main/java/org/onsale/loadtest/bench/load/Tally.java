package org.onsale.loadtest.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What became of the requests of a stretch of load. */
public final class Tally {
    private static final int DIGITS = 3;
    private static final int FIRST_BAD = 300;
    private static final int LONGEST_REASON = 300;

    private final Histogram nanos = new Histogram(DIGITS);
    private final Map<Integer, Long> refused = new TreeMap<>();
    private String lastReason = "";
    private long failed;
    private double seconds;

    /** @param body valid during this call only */
    void answered(int status, ByteBuffer body, long tookNanos) {
        nanos.recordValue(Math.max(0, tookNanos));
        if (status >= FIRST_BAD && refused.merge(status, 1L, Long::sum) == 1) {
            lastReason = US_ASCII.decode(body.slice(0, Math.min(LONGEST_REASON, body.limit())))
                    .toString();
        }
    }

    void broken() {
        failed++;
    }

    void took(double elapsedSeconds) {
        this.seconds = elapsedSeconds;
    }

    /** Requests answered, with whatever status. */
    public long answered() {
        return nanos.getTotalCount();
    }

    /** Requests without an answer: the connection broke. */
    public long failed() {
        return failed;
    }

    /** Answers of 300 and up, by status. */
    public Map<Integer, Long> refused() {
        return Map.copyOf(refused);
    }

    /** Answers below 300. */
    public long good() {
        return answered() - refused.values().stream().mapToLong(count -> count).sum();
    }

    /** From the first request to the last answer. */
    public double seconds() {
        return seconds;
    }

    /** @param percentile 0 to 100 @return milliseconds from request to answer */
    public double millisAt(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    /**
     * Itself, if nearly all went well.
     *
     * @throws IllegalStateException if more than this share was refused or failed
     */
    public Tally requireGood(String what, double mostBadShare) {
        long all = answered() + failed;
        if (all == 0 || all - good() > mostBadShare * all) {
            throw new IllegalStateException(
                    "%s: %d of %d requests went well; refused by status %s, without an answer %d; %s"
                            .formatted(what, good(), all, refused, failed, lastReason));
        }
        return this;
    }
}
