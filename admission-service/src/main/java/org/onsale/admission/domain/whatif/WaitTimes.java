package org.onsale.admission.domain.whatif;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Waits, ms, to be told by their percentiles. */
final class WaitTimes {
    private int[] waitsMs = new int[256];
    private int size;

    void add(int waitMs) {
        if (size == waitsMs.length) {
            waitsMs = Arrays.copyOf(waitsMs, size + (size >> 1));
        }
        waitsMs[size++] = waitMs;
    }

    Outcome.@Nullable Waits percentiles() {
        if (size == 0) {
            return null;
        }
        Arrays.sort(waitsMs, 0, size);
        return new Outcome.Waits(seconds(0.50), seconds(0.90), seconds(0.99), seconds(1));
    }

    /** Nearest rank. */
    private double seconds(double share) {
        int rank = (int) Math.ceil(share * size);
        return waitsMs[Math.max(0, rank - 1)] / 1_000.0;
    }
}
