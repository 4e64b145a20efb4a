package org.onsale.loadtest.report;

/** Time since a run's start, as clocks show it: 0:00, 12:30, 1:05:00. */
public final class Elapsed {
    private Elapsed() {}

    public static String inWords(long seconds) {
        return seconds < 3_600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
}
