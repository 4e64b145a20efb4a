package org.onsale.admission.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * How fast the line is served, measured over the last minutes while it was being served.
 *
 * <p>Counted are turns offered less the rise of slots held: what fills a cap that was empty (the opening, a raised cap)
 * says nothing about how fast slots come free. Where a rate limits the turns it is the rate that is measured, so every
 * turn counts.
 *
 * @param served places served
 * @param measuredMs for how long
 * @param dispersion variance over mean of the places served in one step, from 1 (as chance would have it) to 20: calls
 *     come in bunches
 */
public record Outflow(long served, long measuredMs, double dispersion) {
    private static final int LEAST_CALLS = 5;
    private static final int LEAST_MEASURED_MS = 10_000;
    private static final double MOST_DISPERSED = 20;

    /** Of the readings between which the line was being served under the present cap. */
    public static Outflow of(RecentReadings recent, EventSettings settings) {
        List<Reading> readings = recent.readings();
        List<Long> steps = new ArrayList<>();
        long measuredMs = 0;
        for (int i = 1; i < readings.size(); i++) {
            Reading before = readings.get(i - 1);
            Reading now = readings.get(i);
            if (isServed(before, settings.cap()) && isServed(now, settings.cap())) {
                steps.add(served(before, now, settings.ratePerMinute().isPresent()));
                measuredMs += now.at().toEpochMilli() - before.at().toEpochMilli();
            }
        }
        long served = steps.stream().mapToLong(Long::longValue).sum();
        return new Outflow(served, measuredMs, dispersion(steps, served));
    }

    /** Above a lowered cap nobody is called until it fits. */
    private static boolean isServed(Reading reading, int cap) {
        return reading.serves() && reading.cap() == cap && reading.held() <= cap;
    }

    private static long served(Reading before, Reading now, boolean rateLimited) {
        long called = now.tally().called() - before.tally().called();
        long filled = Math.max(0, now.held() - before.held());
        return rateLimited ? called : Math.max(0, called - filled);
    }

    private static double dispersion(List<Long> steps, long served) {
        if (steps.size() < 2 || served == 0) {
            return 1;
        }
        double mean = (double) served / steps.size();
        double squares = steps.stream()
                .mapToDouble(step -> (step - mean) * (step - mean))
                .sum();
        return Math.min(MOST_DISPERSED, Math.max(1, squares / (steps.size() - 1) / mean));
    }

    /** Whether there is enough to tell a rate by: 5 calls and 10 s. */
    public boolean isKnown() {
        return served >= LEAST_CALLS && measuredMs >= LEAST_MEASURED_MS;
    }

    /** Places served a second. */
    public double perSecond() {
        return served * 1_000.0 / measuredMs;
    }
}
