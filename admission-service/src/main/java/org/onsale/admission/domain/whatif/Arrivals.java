package org.onsale.admission.domain.whatif;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many come, bin by bin.
 *
 * @param binSeconds width of a bin
 * @param counts people who come in each bin
 */
public record Arrivals(int binSeconds, int[] counts) {
    /** More are refused: what is kept of each takes memory. */
    public static final int MOST_PEOPLE = 5_000_000;

    public static final int LONGEST_SECONDS = 7 * 86_400;

    private static final int MINUTE = 60;

    public Arrivals {
        counts = counts.clone();
        if (binSeconds < 1 || (long) binSeconds * counts.length > LONGEST_SECONDS) {
            throw new IllegalArgumentException("arrivals over " + (long) binSeconds * counts.length
                    + " s in bins of " + binSeconds + " s: wanted are bins of 1 s and up, all in all at most "
                    + LONGEST_SECONDS + " s");
        }
        if (IntStream.of(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("arrivals below 0: wanted are counts of people");
        }
        long people = IntStream.of(counts).asLongStream().sum();
        if (people > MOST_PEOPLE) {
            throw new IllegalArgumentException(
                    people + " people: at most " + MOST_PEOPLE + " can be simulated at once");
        }
    }

    @Override
    public int[] counts() {
        return counts.clone();
    }

    /**
     * So many people over some time.
     *
     * @param firstMinuteShare share of them that comes in the first minute, 0 to 1; the others come evenly after it
     */
    public static Arrivals of(int people, int overSeconds, double firstMinuteShare) {
        if (people < 0 || overSeconds < 1 || overSeconds > LONGEST_SECONDS) {
            throw new IllegalArgumentException(people + " people over " + overSeconds
                    + " s: wanted are 0 people and up, over 1 to " + LONGEST_SECONDS + " s");
        }
        int[] counts = new int[overSeconds];
        int first = Math.min(MINUTE, overSeconds);
        long early = overSeconds <= MINUTE ? people : Math.round(people * firstMinuteShare);
        for (int second = 0; second < overSeconds; second++) {
            counts[second] = second < first
                    ? portion(early, second, first)
                    : portion(people - early, second - first, overSeconds - first);
        }
        return new Arrivals(1, counts);
    }

    /** As {@link #of(int, int, double)}, evenly from the first second to the last. */
    public static Arrivals evenly(int people, int overSeconds) {
        return of(people, overSeconds, Math.min(1, (double) MINUTE / Math.max(1, overSeconds)));
    }

    private static int portion(long all, int at, int of) {
        return (int) (all * (at + 1) / of - all * at / of);
    }

    public int people() {
        return IntStream.of(counts).sum();
    }

    public int seconds() {
        return binSeconds * counts.length;
    }

    /** When each comes, ms after the start, in order: anywhere in the bin, as independent people do (a Poisson process). */
    int[] timesMs(Draws draws) {
        int[] times = new int[people()];
        int from = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            int to = from + counts[bin];
            for (int buyer = from; buyer < to; buyer++) {
                double within = draws.uniform(buyer, Draws.Purpose.ARRIVAL, 0);
                times[buyer] = (int) (1_000L * binSeconds * bin + (long) (within * 1_000 * binSeconds));
            }
            Arrays.sort(times, from, to);
            from = to;
        }
        return times;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Arrivals that && binSeconds == that.binSeconds && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * binSeconds + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return people() + " people over " + (long) binSeconds * counts.length + " s";
    }
}
