package org.onsale.loadtest.verdict;

import java.util.Arrays;

/** Intervals in which a slot was held, and how many overlapped at most. */
final class SlotIntervals {
    @FunctionalInterface
    interface Rise {
        void to(long atNanos, long held);
    }

    private long[] starts = new long[1024];
    private long[] ends = new long[1024];
    private int size;

    /** From (inclusive) until (exclusive); an empty or reversed interval held nothing. */
    void add(long fromNanos, long untilNanos) {
        if (untilNanos <= fromNanos) {
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = fromNanos;
        ends[size] = untilNanos;
        size++;
    }

    int size() {
        return size;
    }

    /** Tells of each rise in order of time. @return the most that overlapped */
    long sweep(Rise rise) {
        long[] from = Arrays.copyOf(starts, size);
        long[] until = Arrays.copyOf(ends, size);
        Arrays.sort(from);
        Arrays.sort(until);
        long held = 0;
        long most = 0;
        int ended = 0;
        for (long at : from) {
            while (until[ended] <= at) {
                ended++;
                held--;
            }
            held++;
            rise.to(at, held);
            most = Math.max(most, held);
        }
        return most;
    }
}
