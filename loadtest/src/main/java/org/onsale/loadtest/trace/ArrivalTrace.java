package org.onsale.loadtest.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Recorded arrivals: how many people came in each bin of equal width. Bins are in order of time; a missing bin is one
 * in which nobody came.
 *
 * @param source where the trace was read from, for messages
 * @param binSeconds width of a bin
 */
public record ArrivalTrace(String source, int binSeconds, List<Bin> bins) {
    /** Arrivals within {@code binSeconds} from an offset. */
    public record Bin(long offsetSeconds, long count) {}

    public ArrivalTrace {
        bins = List.copyOf(bins);
    }

    public long total() {
        return bins.stream().mapToLong(Bin::count).sum();
    }

    /**
     * Arrivals per replayed second. Their sum is the total of the replayed part times the scale, rounded once: the
     * cumulated sum is rounded at each bin, so no bin's fraction is lost. Within its bin an arrival falls at a random
     * moment drawn from the seed, which decides its second when the bin is wider than one.
     */
    public Arrivals scaled(Scaling scaling) {
        SplittableRandom random = new SplittableRandom(scaling.seed());
        List<Integer> perSecond = new ArrayList<>();
        long seen = 0;
        long emitted = 0;
        for (Bin bin : bins) {
            if (scaling.covers(bin.offsetSeconds())) {
                seen += bin.count();
                long due = Math.round(seen * scaling.count());
                scatter(bin, due - emitted, scaling, random, perSecond);
                emitted = due;
            }
        }
        return new Arrivals(perSecond);
    }

    private void scatter(Bin bin, long count, Scaling scaling, SplittableRandom random, List<Integer> perSecond) {
        double from = bin.offsetSeconds() - scaling.start().toSeconds();
        for (long i = 0; i < count; i++) {
            int second = (int) ((from + random.nextDouble() * binSeconds) / scaling.speed());
            while (perSecond.size() <= second) {
                perSecond.add(0);
            }
            perSecond.set(second, perSecond.get(second) + 1);
        }
    }
}
