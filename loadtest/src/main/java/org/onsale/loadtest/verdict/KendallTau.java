package org.onsale.loadtest.verdict;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Kendall's tau-b of two orders: 1 when they agree in every pair, -1 when they disagree in every pair; a pair tied in
 * one order neither agrees nor disagrees. In O(n log n), by counting the exchanges of a merge sort: W. R. Knight, "A Computer
 * Method for Calculating Kendall's Tau with Ungrouped Data", Journal of the American Statistical Association 61 (1966),
 * 436-439.
 */
final class KendallTau {
    /** One of those ordered: where it stands in each of the two orders. */
    record Pair(long first, long second) {}

    private KendallTau() {}

    /** NaN for fewer than two, or when all are tied in one of the orders. */
    static double b(List<Pair> pairs) {
        Pair[] sorted = pairs.toArray(Pair[]::new);
        Arrays.sort(sorted, Comparator.comparingLong(Pair::first).thenComparingLong(Pair::second));
        long[] first = Arrays.stream(sorted).mapToLong(Pair::first).toArray();
        long[] second = Arrays.stream(sorted).mapToLong(Pair::second).toArray();
        long all = pairsAmong(sorted.length);
        long tiedFirst = tied(sorted.length, (i, j) -> first[i] == first[j]);
        long tiedBoth = tied(sorted.length, (i, j) -> sorted[i].equals(sorted[j]));
        long exchanges = sort(second, new long[second.length], 0, second.length);
        long tiedSecond = tied(sorted.length, (i, j) -> second[i] == second[j]);
        double agreement = (double) all - tiedFirst - tiedSecond + tiedBoth - 2 * exchanges;
        return agreement / Math.sqrt((double) (all - tiedFirst) * (all - tiedSecond));
    }

    private static long pairsAmong(long n) {
        return n * (n - 1) / 2;
    }

    private interface Same {
        boolean at(int i, int j);
    }

    /** Pairs within stretches of the same. */
    private static long tied(int size, Same same) {
        long tied = 0;
        int from = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || !same.at(i - 1, i)) {
                tied += pairsAmong(i - from);
                from = i;
            }
        }
        return tied;
    }

    /** Sorts from (inclusive) until (exclusive). @return pairs that stood the other way round */
    private static long sort(long[] values, long[] spare, int from, int until) {
        if (until - from < 2) {
            return 0;
        }
        int middle = (from + until) >>> 1;
        long exchanges = sort(values, spare, from, middle) + sort(values, spare, middle, until);
        System.arraycopy(values, from, spare, from, until - from);
        int left = from;
        int right = middle;
        for (int i = from; i < until; i++) {
            boolean takesLeft = right == until || (left < middle && spare[left] <= spare[right]);
            if (takesLeft) {
                values[i] = spare[left++];
            } else {
                exchanges += middle - left;
                values[i] = spare[right++];
            }
        }
        return exchanges;
    }
}
