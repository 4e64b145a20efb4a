package org.onsale.loadtest.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.onsale.loadtest.verdict.Course.TimeToTurn;

/** How long each buyer waited, by the second of arrival. */
final class TurnTimes {
    private static final int MOST_STRETCHES = 120;
    private static final int SECOND_SHIFT = 32;

    /** Second of arrival in the upper half, milliseconds waited in the lower. */
    private long[] waits = new long[1024];

    private int size;

    void add(int arrivedSecond, long waitedMillis) {
        if (size == waits.length) {
            waits = Arrays.copyOf(waits, size * 2);
        }
        waits[size++] = (long) arrivedSecond << SECOND_SHIFT | Math.min(waitedMillis, Integer.MAX_VALUE);
    }

    Histogram millis() {
        Histogram all = new Histogram(3);
        for (int i = 0; i < size; i++) {
            all.recordValue(waited(waits[i]));
        }
        return all;
    }

    private static long waited(long wait) {
        return wait & Integer.MAX_VALUE;
    }

    private static int arrived(long wait) {
        return (int) (wait >> SECOND_SHIFT);
    }

    /** In stretches of whole seconds, all of the same length, as short as their number allows. */
    List<TimeToTurn> byArrival() {
        long[] sorted = Arrays.copyOf(waits, size);
        Arrays.sort(sorted);
        int length = size == 0 ? 1 : arrived(sorted[size - 1]) / MOST_STRETCHES + 1;
        List<TimeToTurn> stretches = new ArrayList<>();
        int from = 0;
        while (from < size) {
            int second = arrived(sorted[from]) / length * length;
            Histogram millis = new Histogram(3);
            while (from < size && arrived(sorted[from]) < second + length) {
                millis.recordValue(waited(sorted[from++]));
            }
            stretches.add(new TimeToTurn(
                    second,
                    length,
                    millis.getTotalCount(),
                    millis.getValueAtPercentile(50) / 1000.0,
                    millis.getValueAtPercentile(90) / 1000.0));
        }
        return stretches;
    }
}
