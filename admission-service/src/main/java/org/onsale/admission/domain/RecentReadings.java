package org.onsale.admission.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Readings of the last five minutes, from which shares, means and the outflow are measured. Immutable; the newest is
 * always the last one, the others stay five seconds apart.
 */
public record RecentReadings(List<Reading> readings) {
    static final Duration LENGTH = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofSeconds(5);
    public static final RecentReadings NONE = new RecentReadings(List.of());

    /** With a later reading; counts that went down were lost, so the measuring starts anew. */
    public RecentReadings plus(Reading reading) {
        if (readings.isEmpty()
                || !reading.tally().follows(newest().tally())
                || reading.at().isBefore(newest().at())) {
            return new RecentReadings(List.of(reading));
        }
        List<Reading> kept = new ArrayList<>(readings);
        boolean isClose = kept.size() > 1
                && Duration.between(kept.get(kept.size() - 2).at(), reading.at())
                                .compareTo(STEP)
                        < 0;
        if (isClose) {
            kept.remove(kept.size() - 1);
        }
        kept.add(reading);
        while (kept.size() > 1 && !kept.get(1).at().isAfter(reading.at().minus(LENGTH))) {
            kept.remove(0);
        }
        return new RecentReadings(List.copyOf(kept));
    }

    /** What was counted meanwhile. */
    public Tally counted() {
        return readings.isEmpty() ? Tally.NOTHING : newest().tally().since(oldest().tally());
    }

    /** What was counted since the event began. */
    Tally total() {
        return readings.isEmpty() ? Tally.NOTHING : newest().tally();
    }

    Optional<Reading> latest() {
        return readings.isEmpty() ? Optional.empty() : Optional.of(newest());
    }

    /** How long it is watched, up to five minutes. */
    Duration length() {
        return readings.isEmpty() ? Duration.ZERO : Duration.between(oldest().at(), newest().at());
    }

    /** For how long all readings up to the newest one are of that kind. */
    Duration lasting(Predicate<Reading> kind) {
        Optional<Reading> since = Optional.empty();
        for (int i = readings.size() - 1; i >= 0 && kind.test(readings.get(i)); i--) {
            since = Optional.of(readings.get(i));
        }
        return since.map(first -> Duration.between(first.at(), newest().at())).orElse(Duration.ZERO);
    }

    private Reading oldest() {
        return readings.get(0);
    }

    private Reading newest() {
        return readings.get(readings.size() - 1);
    }
}
