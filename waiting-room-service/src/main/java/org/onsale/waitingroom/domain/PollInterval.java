package org.onsale.waitingroom.domain;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When a buyer should ask again: seconds near the front, up to 40 s far back, up to 60 s under load.
 *
 * <p>Whoever will wait long gains nothing by asking often, so the interval is a share of the time the place still has to
 * wait. It never exceeds half the away tolerance (the place would count as absent) nor a third of the claim window (the
 * turn would pass unseen). It is at least 1 s, or half the away tolerance if that is less.
 */
public final class PollInterval {

    private static final double NEAREST_MS = 2_000;
    private static final double FARTHEST_MS = 40_000;
    private static final double FARTHEST_UNDER_LOAD_MS = 60_000;
    private static final double SHARE_OF_WAIT = 0.1;
    /** Taken where the outflow is not known yet: half a slow sale. */
    private static final double PLACES_PER_SECOND = 5;

    private static final double SHORTEST_MS = 1_000;
    private static final double JITTER = 0.1;

    private PollInterval() {}

    /**
     * What the interval depends on.
     *
     * @param ahead places ahead, where known
     * @param outPerSecond places called a second, where known
     * @param away away tolerance; 1 s and up
     * @param claim claim window; 1 s and up
     * @param stretch how much longer than usual the node wishes buyers to wait; 1 and up
     */
    public record Situation(
            OptionalLong ahead, OptionalDouble outPerSecond, Duration away, Duration claim, double stretch) {}

    /** @param random anywhere from 0 to 1; spreads the interval by ± 10 % where the bounds leave room */
    public static Duration of(Situation now, double random) {
        double shortest = Math.min(SHORTEST_MS, now.away().toMillis() / 2.0);
        double longest = Math.max(shortest, longest(now));
        double wished = clamp(wished(now), shortest / (1 - JITTER), longest / (1 + JITTER));
        double spread = wished * (1 - JITTER + 2 * JITTER * random);
        return Duration.ofMillis((long) clamp(spread, shortest, longest));
    }

    private static double longest(Situation now) {
        double farthest = now.stretch() > 1 ? FARTHEST_UNDER_LOAD_MS : FARTHEST_MS;
        double tolerated = Math.min(now.away().toMillis() / 2.0, now.claim().toMillis() / 3.0);
        return Math.min(farthest, tolerated);
    }

    private static double wished(Situation now) {
        if (now.ahead().isEmpty()) {
            return FARTHEST_MS / 4 * now.stretch();
        }
        double outPerSecond = now.outPerSecond().orElse(PLACES_PER_SECOND);
        double waitMs = 1000.0 * now.ahead().getAsLong() / Math.max(outPerSecond, 0.001);
        return clamp(waitMs * SHARE_OF_WAIT, NEAREST_MS, FARTHEST_MS) * now.stretch();
    }

    private static double clamp(double value, double least, double most) {
        return Math.min(most, Math.max(least, value));
    }
}
