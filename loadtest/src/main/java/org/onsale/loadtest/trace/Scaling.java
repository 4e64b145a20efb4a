package org.onsale.loadtest.trace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a trace is replayed and how it is scaled.
 *
 * @param count arrivals for each recorded one, greater than 0; 0.1 replays a tenth of the people
 * @param speed recorded seconds per replayed second, greater than 0; 10 replays an hour in six minutes
 * @param start offset from which is replayed; a bin it cuts counts in proportion
 * @param length recorded time replayed from there; absent: to the end
 * @param spread how arrivals lie within a bin
 * @param seed decides, with {@link Spread#POISSON}, which are left out and when each falls; the same seed gives the same
 */
public record Scaling(
        double count,
        double speed,
        Duration start,
        @Nullable Duration length,
        Spread spread,
        long seed) {
    public static final Scaling NONE = new Scaling(1, 1, Duration.ZERO, null, Spread.POISSON, 1);

    public Scaling {
        if (!(count > 0) || !(speed > 0) || start.isNegative()) {
            throw new IllegalArgumentException("Scales must be greater than 0 and the start not negative, got count "
                    + count + ", speed " + speed + ", start " + start);
        }
    }

    double startSeconds() {
        return start.toMillis() / 1_000.0;
    }

    double endSeconds() {
        return length == null ? Double.POSITIVE_INFINITY : start.plus(length).toMillis() / 1_000.0;
    }
}
