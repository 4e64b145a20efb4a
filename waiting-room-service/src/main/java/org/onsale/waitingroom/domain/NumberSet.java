package org.onsale.waitingroom.domain;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of place numbers, one bit each, that many threads may use at once without a lock. A number out of range
 * (negative, or 2^25 and up) is never in it.
 */
public final class NumberSet {

    private final NumberPages<AtomicLongArray> pages =
            new NumberPages<>(() -> new AtomicLongArray(NumberPages.NUMBERS / Long.SIZE));

    /** @return whether the number was not in the set before */
    public boolean add(long number) {
        AtomicLongArray page = pages.open(number);
        if (page == null) {
            return false;
        }
        long bit = bit(number);
        return (page.get(word(number)) & bit) == 0
                && (page.getAndAccumulate(word(number), bit, NumberSet::or) & bit) == 0;
    }

    public boolean contains(long number) {
        @Nullable AtomicLongArray page = pages.find(number);
        return page != null && (page.get(word(number)) & bit(number)) != 0;
    }

    /** Takes out all numbers, lowest first. A number added meanwhile is either taken or stays. */
    public void drain(LongConsumer consumer) {
        pages.forEach((firstNumber, page) -> {
            for (int i = 0; i < page.length(); i++) {
                if (page.get(i) != 0) {
                    each(firstNumber + (long) i * Long.SIZE, page.getAndSet(i, 0), consumer);
                }
            }
        });
    }

    private static void each(long firstNumber, long bits, LongConsumer consumer) {
        for (long left = bits; left != 0; left &= left - 1) {
            consumer.accept(firstNumber + Long.numberOfTrailingZeros(left));
        }
    }

    private static int word(long number) {
        return (int) (number % NumberPages.NUMBERS) / Long.SIZE;
    }

    private static long bit(long number) {
        return 1L << number;
    }

    private static long or(long a, long b) {
        return a | b;
    }
}
