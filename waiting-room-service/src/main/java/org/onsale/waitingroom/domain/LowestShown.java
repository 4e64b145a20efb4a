package org.onsale.waitingroom.domain;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Remembers, per place number, the lowest number of people ahead that was shown, so that it never rises: not when
 * someone called while absent comes back in front, and not when a better count replaces a bound. Four bytes a number.
 */
public final class LowestShown {

    /** Stored one too high: 0 is "nothing shown yet". */
    private final NumberPages<AtomicIntegerArray> pages =
            new NumberPages<>(() -> new AtomicIntegerArray(NumberPages.NUMBERS));

    /** The lower of what was shown so far and this. A number out of range is not remembered. */
    public long lowest(long number, long ahead) {
        AtomicIntegerArray page = pages.open(number);
        if (page == null) {
            return ahead;
        }
        int at = (int) (number % NumberPages.NUMBERS);
        int stored = (int) Math.min(Integer.MAX_VALUE - 1, ahead) + 1;
        return Math.min(ahead, page.accumulateAndGet(at, stored, LowestShown::lower) - 1);
    }

    private static int lower(int old, int given) {
        return old == 0 ? given : Math.min(old, given);
    }
}
