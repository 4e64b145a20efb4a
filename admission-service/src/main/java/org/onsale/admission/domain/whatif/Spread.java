package org.onsale.admission.domain.whatif;

/**
 * How long something takes, told by its median and its slow tenth: lognormal, the usual shape of the time people need.
 *
 * @param p50Seconds half are quicker; above 0
 * @param p90Seconds nine in ten are quicker; not below the median
 */
public record Spread(double p50Seconds, double p90Seconds) {
    private static final double NORMAL_P90 = 1.2815515655446004;
    private static final double LONGEST_SECONDS = 1e6;

    public Spread {
        if (!(p50Seconds > 0 && p90Seconds >= p50Seconds && p90Seconds <= LONGEST_SECONDS)) {
            throw new IllegalArgumentException("p50Seconds " + p50Seconds + ", p90Seconds " + p90Seconds
                    + ": wanted are seconds above 0, p90Seconds not below p50Seconds");
        }
    }

    /** With this mean, and a slow tenth as far off as people at a checkout are. */
    public static Spread ofMean(double meanSeconds) {
        double deviation = 0.6;
        double p50Seconds = meanSeconds / StrictMath.exp(deviation * deviation / 2);
        return new Spread(p50Seconds, p50Seconds * StrictMath.exp(deviation * NORMAL_P90));
    }

    /** @param normal drawn from the normal distribution of mean 0 and deviation 1 */
    int millis(double normal) {
        double deviation = StrictMath.log(p90Seconds / p50Seconds) / NORMAL_P90;
        double seconds = p50Seconds * StrictMath.exp(deviation * normal);
        return (int) Math.max(1, Math.round(1_000 * Math.min(seconds, LONGEST_SECONDS)));
    }
}
