package org.onsale.waitingroom.domain;

import java.util.Arrays;

/**
 * How the waiting places lie by number, well enough to say how many are ahead of any of them without asking Redis.
 *
 * <p>The head holds the first numbers in line one by one, for the rest there are counts by range of 1,024 numbers. They
 * may have been counted a little earlier than the head. Past the head the answer is an upper bound: it takes the numbers
 * in front of the place to be as full as head and counts allow.
 */
public final class WaitingNumbers {

    static final int RANGE = 1024;

    /** Nobody waits. */
    public static final WaitingNumbers NONE = new WaitingNumbers(new long[0], 0, new long[] {0});

    private final long[] head;
    private final long from;
    /** Places below the start of range i, hence below {@code from + i * RANGE}; the last range is open. */
    private final long[] below;

    private WaitingNumbers(long[] head, long from, long[] below) {
        this.head = head;
        this.from = from;
        this.below = below;
    }

    /**
     * @param head the first numbers in line, ascending
     * @param from first number of the first range; a multiple of 1,024
     * @param counts the places below {@code from}, then those of each range; the last range is open
     */
    public static WaitingNumbers of(long[] head, long from, long[] counts) {
        long[] below = new long[Math.max(1, counts.length - 1)];
        long sum = 0;
        for (int i = 0; i < below.length && i < counts.length; i++) {
            sum += counts[i];
            below[i] = sum;
        }
        return new WaitingNumbers(head.clone(), from, below);
    }

    /**
     * The same, with no range starting behind more places than it did in the earlier one. Since places join at the end
     * only, more can be there only because someone called while absent came back in front.
     */
    WaitingNumbers following(WaitingNumbers earlier) {
        long[] lowest = below.clone();
        for (int i = 0; i < lowest.length; i++) {
            long start = from + (long) i * RANGE;
            long range = (start - earlier.from) / RANGE;
            if (start >= earlier.from && range < earlier.below.length) {
                lowest[i] = Math.min(lowest[i], earlier.below[(int) range]);
            }
        }
        return new WaitingNumbers(head, from, lowest);
    }

    /**
     * Places ahead of this number, at most.
     *
     * @param waiting places in the line; they are all in the head if it is no shorter
     * @param lastNumber last number given out
     */
    long ahead(long number, long waiting, long lastNumber) {
        if (number > lastNumber) {
            return waiting + number - lastNumber - 1;
        }
        if (waiting <= head.length || number <= head[head.length - 1]) {
            int at = Arrays.binarySearch(head, number);
            return at >= 0 ? at : -at - 1;
        }
        long boundByHead = head.length + number - head[head.length - 1] - 1;
        long bound = Math.min(boundByRange(number), boundByHead);
        return Math.max(head.length, Math.min(bound, waiting - 1));
    }

    private long boundByRange(long number) {
        if (number < from) {
            return below[0];
        }
        int range = (int) Math.min((number - from) / RANGE, below.length - 1);
        long inFront = number - from - (long) range * RANGE;
        boolean isLast = range == below.length - 1;
        return isLast ? below[range] + inFront : Math.min(below[range] + inFront, below[range + 1] - 1);
    }
}
