package org.onsale.waitingroom.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    private final List<Sample> samples;
    private final Optional<Board> last;

    private Outflow(List<Sample> samples, Optional<Board> last) {
        this.samples = List.copyOf(samples);
        this.last = last;
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
