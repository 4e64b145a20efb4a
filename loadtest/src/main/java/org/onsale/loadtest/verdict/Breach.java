package org.onsale.loadtest.verdict;

import java.util.Locale;

/**
 * One breach of a promise.
 *
 * @param atSeconds since the run's start
 * @param buyer whom it befell, as numbered in the history; 0 when it is about no single one
 * @param number the place it is about; 0 when it is about none
 * @param what in words, buyer and number included
 */
public record Breach(double atSeconds, Witness witness, int buyer, long number, String what) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f s: %s", atSeconds, what);
    }
}
