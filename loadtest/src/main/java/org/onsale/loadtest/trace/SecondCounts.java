package org.onsale.loadtest.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.onsale.loadtest.trace.ArrivalTrace.Bin;

/** Counts by second; memory grows with the time spanned, up to {@link TraceReader#MOST_BINS} seconds, not with what is counted. */
final class SecondCounts {
    /** Earlier than the first by up to this many seconds is still counted. */
    static final int SLACK_SECONDS = 300;

    private int[] counts = {};
    private long base;
    private int end;

    /** False when it lies too far from the first one to be counted. */
    boolean add(long second) {
        if (counts.length == 0) {
            base = second - SLACK_SECONDS;
            counts = new int[1 << 10];
        }
        long index = second - base;
        if (index < 0 || index >= TraceReader.MOST_BINS) {
            return false;
        }
        if (index >= counts.length) {
            counts = Arrays.copyOf(
                    counts, (int) Math.min(TraceReader.MOST_BINS, Math.max(index + 1, 2L * counts.length)));
        }
        counts[(int) index]++;
        end = Math.max(end, (int) index + 1);
        return true;
    }

    /** The second counted first in time; to be asked when there is one. */
    long first() {
        int index = 0;
        while (counts[index] == 0) {
            index++;
        }
        return base + index;
    }

    /** Seconds with a count, as offsets from {@code zero}, Unix time. */
    List<Bin> since(long zero) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            if (counts[i] > 0) {
                bins.add(new Bin(base + i - zero, counts[i]));
            }
        }
        return bins;
    }
}
