package org.onsale.waitingroom.domain;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Allows two polls per place and second. Four bytes a number: the second of the last poll and the count within it, so
 * nothing has to be swept and no poll is ever counted twice. A number out of range is always allowed.
 */
public final class PollLimiter {

    private static final int MOST_A_SECOND = 2;
    private static final int COUNT_BITS = 2;
    private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

    private final NumberPages<AtomicIntegerArray> pages =
            new NumberPages<>(() -> new AtomicIntegerArray(NumberPages.NUMBERS));

    /** Counts a poll, unless it is one too many. */
    public boolean allow(long number, long epochSecond) {
        AtomicIntegerArray page = pages.open(number);
        if (page == null) {
            return true;
        }
        int at = (int) (number % NumberPages.NUMBERS);
        int second = (int) epochSecond << COUNT_BITS;
        int before = page.getAndUpdate(at, old -> counted(old, second));
        return (before & ~COUNT_MASK) != second || (before & COUNT_MASK) < MOST_A_SECOND;
    }

    private static int counted(int old, int second) {
        boolean isSameSecond = (old & ~COUNT_MASK) == second;
        return isSameSecond ? second | Math.min(MOST_A_SECOND, (old & COUNT_MASK) + 1) : second | 1;
    }
}
