package org.onsale.loadtest.trace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a trace is replayed and how it is scaled.
 *
 * @param count arrivals for each recorded one, 1e-9 to 1e6; 0.1 replays a tenth of the people
 * @param speed recorded seconds per replayed second, 0.001 to 1e6; 10 replays an hour in six minutes
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
        check("scale.count", count, 1e-9, 1e6);
        check("scale.time", speed, 1e-3, 1e6);
    }

    private static void check(String name, double got, double least, double most) {
        if (!(got >= least && got <= most)) {
            throw new IllegalArgumentException(
                    "%s: got %s, want a number from %s to %s".formatted(name, got, least, most));
        }
    }

    double startSeconds() {
        return start.toMillis() / 1_000.0;
    }

    double endSeconds() {
        return length == null ? Double.POSITIVE_INFINITY : start.plus(length).toMillis() / 1_000.0;
    }
}
