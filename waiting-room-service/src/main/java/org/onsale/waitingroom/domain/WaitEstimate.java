package org.onsale.waitingroom.domain;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Estimates how long a place waits, from the measured outflow.
 *
 * <p>The time until the k-th next call, at a rate itself measured from n calls, is a ratio of two gamma variables. Its
 * logarithm is near normal with variance 1/k + 1/n (the delta method). Calls come in bunches, so that variance is
 * multiplied by the index of dispersion: variance over mean of the calls per step.
 */
public final class WaitEstimate {

    private static final int LEAST_CALLS = 5;
    private static final Duration LEAST_MEASURED = Duration.ofSeconds(10);
    private static final double NORMAL_90 = 1.2816;
    private static final double MOST_DISPERSED = 20;
    /** Beyond half a day a figure would be of no use. */
    private static final long LONGEST_SECONDS = 43_200;

    private WaitEstimate() {}

    /** @param ahead places ahead; 0 and up */
    public static Wait of(Outflow outflow, long ahead) {
        OptionalDouble outPerSecond = outPerSecond(outflow);
        if (outPerSecond.isEmpty()) {
            return new Wait.NotKnown();
        }
        double calls = ahead + 1.0;
        double p50 = calls / outPerSecond.getAsDouble();
        double variance = dispersion(outflow.samples()) * (1 / calls + 1.0 / outflow.served());
        double p90 = p50 * Math.exp(NORMAL_90 * Math.sqrt(variance));
        return p50 > LONGEST_SECONDS ? new Wait.NotKnown() : between(p50, p90);
    }

    private static Wait between(double p50, double p90) {
        return new Wait.Between((long) Math.ceil(p50), (long) Math.ceil(Math.min(p90, 2.0 * LONGEST_SECONDS)));
    }

    /** Places served a second, where there is enough to tell: 5 calls and 10 s. */
    public static OptionalDouble outPerSecond(Outflow outflow) {
        boolean isEnough = outflow.served() >= LEAST_CALLS && outflow.measured().compareTo(LEAST_MEASURED) >= 0;
        return isEnough
                ? OptionalDouble.of(
                        outflow.served() * 1000.0 / outflow.measured().toMillis())
                : OptionalDouble.empty();
    }

    /** From 1 (as chance would have it) to 20. */
    private static double dispersion(List<Outflow.Sample> samples) {
        int steps = samples.size() - 1;
        double mean = (double) (samples.get(steps).out() - samples.get(0).out()) / steps;
        double squares = 0;
        for (int i = 1; i <= steps; i++) {
            double off = samples.get(i).out() - samples.get(i - 1).out() - mean;
            squares += off * off;
        }
        return steps < 2 ? 1 : Math.min(MOST_DISPERSED, Math.max(1, squares / (steps - 1) / mean));
    }
}
