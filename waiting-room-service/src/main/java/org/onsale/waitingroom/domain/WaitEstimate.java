package org.onsale.waitingroom.domain;

import java.util.OptionalDouble;

/**
 * Estimates how long a place waits, from the measured outflow.
 *
 * <p>The time until the k-th next call, at a rate itself measured from n calls, is a ratio of two gamma variables. Its
 * logarithm is near normal with variance 1/k + 1/n (the delta method). Calls come in bunches, so that variance is
 * multiplied by the index of dispersion: variance over mean of the calls per step.
 */
public final class WaitEstimate {

    private static final double NORMAL_90 = 1.2816;
    /** Beyond half a day a figure would be of no use. */
    private static final long LONGEST_SECONDS = 43_200;

    private WaitEstimate() {}

    /** @param ahead places ahead; 0 and up */
    public static Wait of(Outflow outflow, long ahead) {
        OptionalDouble outPerSecond = outflow.perSecond();
        if (outPerSecond.isEmpty()) {
            return new Wait.NotKnown();
        }
        double calls = ahead + 1.0;
        double p50 = calls / outPerSecond.getAsDouble();
        double variance = outflow.dispersion() * (1 / calls + 1.0 / outflow.served());
        double p90 = p50 * Math.exp(NORMAL_90 * Math.sqrt(variance));
        return p50 > LONGEST_SECONDS ? new Wait.NotKnown() : between(p50, p90);
    }

    private static Wait between(double p50, double p90) {
        return new Wait.Between((long) Math.ceil(p50), (long) Math.ceil(Math.min(p90, 2.0 * LONGEST_SECONDS)));
    }
}
