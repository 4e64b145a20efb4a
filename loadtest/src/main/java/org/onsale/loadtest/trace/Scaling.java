package org.onsale.loadtest.trace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a trace is replayed and how it is scaled.
 *
 * @param count arrivals for each recorded one, greater than 0; 0.1 replays a tenth of the people
 * @param speed recorded seconds per replayed second, greater than 0; 10 replays an hour in six minutes
 * @param start offset of the first bin replayed
 * @param length recorded time replayed from there; absent: to the end
 * @param seed decides when in its bin each arrival falls; the same seed gives the same arrivals
 */
public record Scaling(
        double count,
        double speed,
        Duration start,
        @Nullable Duration length,
        long seed) {
    public static final Scaling NONE = new Scaling(1, 1, Duration.ZERO, null, 1);

    public Scaling {
        if (!(count > 0) || !(speed > 0) || start.isNegative()) {
            throw new IllegalArgumentException("Scales must be greater than 0 and the start not negative, got count "
                    + count + ", speed " + speed + ", start " + start);
        }
    }

    boolean covers(long offsetSeconds) {
        long from = start.toSeconds();
        return offsetSeconds >= from && (length == null || offsetSeconds - from < length.toSeconds());
    }
}
