package org.onsale.waitingroom.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How fast the line was served over the last minutes: samples of a count that only grows, taken from the boards.
 *
 * <p>Counted are turns offered less the rise of slots held: what fills a cap that was empty (the opening, a raised cap)
 * says nothing about how fast slots come free. Where a rate limits the turns it is the rate that is measured, so every
 * turn counts.
 */
public final class Outflow {

    static final Duration WINDOW = Duration.ofMinutes(5);
    static final Duration STEP = Duration.ofSeconds(5);

    private static final int LEAST_CALLS = 5;
    private static final Duration LEAST_MEASURED = Duration.ofSeconds(10);
    private static final double MOST_DISPERSED = 20;

    private final List<Sample> samples;
    private final Optional<Board> last;
    private final OptionalDouble perSecond;
    private final double dispersion;

    /** What every poll asks for is worked out once, here. */
    private Outflow(List<Sample> samples, Optional<Board> last) {
        this.samples = List.copyOf(samples);
        this.last = last;
        this.perSecond = perSecond(served(), measured());
        this.dispersion = perSecond.isPresent() ? dispersion(this.samples) : 1;
    }

    /** Nothing measured yet. */
    public static Outflow none() {
        return new Outflow(List.of(), Optional.empty());
    }

    /** @param out places served since sampling began */
    record Sample(Instant at, long out) {}

    /** With one more board seen. Begins anew when the counts began anew or the line is not being served. */
    public Outflow seen(Board board, EventSettings settings) {
        if (board.hold() || !settings.phase().serves()) {
            return none();
        }
        if (last.isEmpty()
                || last.get().called() > board.called()
                || !last.get().epoch().equals(board.epoch())) {
            return new Outflow(List.of(new Sample(board.asOf(), 0)), Optional.of(board));
        }
        if (!board.asOf().isAfter(last.get().asOf())) {
            return this;
        }
        long out = newest().out() + served(last.get(), board, settings.rateLimited());
        return new Outflow(with(new Sample(board.asOf(), out)), Optional.of(board));
    }

    private static long served(Board before, Board now, boolean rateLimited) {
        long called = now.called() - before.called();
        long filled = Math.max(0, now.held() - before.held());
        return rateLimited ? called : Math.max(0, called - filled);
    }

    /** The newest sample is always the last one; the others stay {@link #STEP} apart. */
    private List<Sample> with(Sample newest) {
        List<Sample> kept = new ArrayList<>(samples);
        boolean isClose = kept.size() > 1
                && Duration.between(kept.get(kept.size() - 2).at(), newest.at()).compareTo(STEP) <= 0;
        if (isClose) {
            kept.remove(kept.size() - 1);
        }
        kept.add(newest);
        kept.removeIf(sample -> sample.at().isBefore(newest.at().minus(WINDOW)));
        return kept;
    }

    List<Sample> samples() {
        return samples;
    }

    /** Places served a second, where there is enough to tell: 5 calls and 10 s. */
    public OptionalDouble perSecond() {
        return perSecond;
    }

    private static OptionalDouble perSecond(long served, Duration measured) {
        boolean isEnough = served >= LEAST_CALLS && measured.compareTo(LEAST_MEASURED) >= 0;
        return isEnough ? OptionalDouble.of(served * 1000.0 / measured.toMillis()) : OptionalDouble.empty();
    }

    /** How bunched the calls came: the variance of the calls per step over their mean, 1 (as by chance) to 20. */
    double dispersion() {
        return dispersion;
    }

    private static double dispersion(List<Sample> samples) {
        int steps = samples.size() - 1;
        double mean = (double) (samples.get(steps).out() - samples.get(0).out()) / steps;
        double squares = 0;
        for (int i = 1; i <= steps; i++) {
            double off = samples.get(i).out() - samples.get(i - 1).out() - mean;
            squares += off * off;
        }
        return steps < 2 ? 1 : Math.min(MOST_DISPERSED, Math.max(1, squares / (steps - 1) / mean));
    }

    /** Places served within the window. */
    long served() {
        return samples.isEmpty() ? 0 : newest().out() - samples.get(0).out();
    }

    /** Length of what was measured, up to the window. */
    Duration measured() {
        return samples.isEmpty()
                ? Duration.ZERO
                : Duration.between(samples.get(0).at(), newest().at());
    }

    private Sample newest() {
        return samples.get(samples.size() - 1);
    }
}
