package org.onsale.admission.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Counts of the last minute, from which rates are measured. Immutable; at most one sample a second is kept. */
public record TallyWindow(List<Sample> samples) {
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final Duration LEAST_EVIDENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(1);
    public static final TallyWindow EMPTY = new TallyWindow(List.of());

    /** The counts at one moment. */
    public record Sample(Instant at, Tally tally) {}

    /** This window with a later sample; counts that went down were lost, so the window starts anew. */
    public TallyWindow plus(Instant now, Tally tally) {
        Sample sample = new Sample(now, tally);
        if (samples.isEmpty() || !tally.follows(newest().tally()) || now.isBefore(newest().at())) {
            return new TallyWindow(List.of(sample));
        }
        if (now.isBefore(newest().at().plus(BETWEEN_SAMPLES))) {
            return this;
        }
        List<Sample> kept = new ArrayList<>(samples);
        kept.add(sample);
        while (kept.size() > 1 && !kept.get(1).at().isAfter(now.minus(LENGTH))) {
            kept.remove(0);
        }
        return new TallyWindow(List.copyOf(kept));
    }

    /** How many of something happen in a minute; 0 under five seconds of evidence. */
    public long perMinute(ToLongFunction<Tally> count) {
        if (samples.isEmpty()) {
            return 0;
        }
        Sample oldest = samples.get(0);
        long elapsedMs = Duration.between(oldest.at(), newest().at()).toMillis();
        if (elapsedMs < LEAST_EVIDENCE.toMillis()) {
            return 0;
        }
        long happened = count.applyAsLong(newest().tally()) - count.applyAsLong(oldest.tally());
        return Math.round(happened * (double) LENGTH.toMillis() / elapsedMs);
    }

    /** The newest counts, or none. */
    public Tally latest() {
        return samples.isEmpty() ? Tally.NOTHING : newest().tally();
    }

    private Sample newest() {
        return samples.get(samples.size() - 1);
    }
}
