package org.onsale.admission.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Readings for tests: of an open event with a cap of 100 and nobody in it, changed a figure at a time. */
final class Readings {
    static final Instant START = Instant.parse("2031-01-01T10:00:00Z");

    private final Map<String, Long> figures = new HashMap<>();
    private Phase phase = Phase.OPEN;
    private Instant at = START;

    private Readings() {
        figures.put("cap", 100L);
    }

    static Readings open() {
        return new Readings();
    }

    Readings phase(Phase other) {
        phase = other;
        return this;
    }

    /** A figure of the board or a count of the tally. */
    Readings with(String figure, long value) {
        figures.put(figure, value);
        return this;
    }

    Readings after(int seconds) {
        at = START.plusSeconds(seconds);
        return this;
    }

    /** Readings each second, from one to the other, both included. */
    static RecentReadings every(int firstSecond, int lastSecond, UnaryOperator<Readings> change) {
        RecentReadings recent = RecentReadings.NONE;
        for (int second = firstSecond; second <= lastSecond; second++) {
            recent = recent.plus(
                    change.apply(open().after(second).with("second", second)).reading());
        }
        return recent;
    }

    /** The second it is of, for figures that grow with time. */
    long second() {
        return figure("second");
    }

    Reading reading() {
        Map<String, String> counts = new HashMap<>();
        figures.forEach((name, value) -> counts.put(name, value.toString()));
        return new Reading(
                at,
                phase,
                figure("hold") == 1,
                (int) figure("waiting"),
                (int) figure("present"),
                (int) figure("turns"),
                (int) figure("checkouts"),
                (int) figure("cap"),
                figure("lastNumber"),
                figure("nowServing"),
                Tally.of(counts));
    }

    /** A board of the same figures. */
    Board board() {
        Reading now = reading();
        return new Board(
                "e",
                now.onHold(),
                now.nowServing(),
                now.lastNumber(),
                now.waiting(),
                0,
                now.turns(),
                now.checkouts(),
                now.present(),
                now.cap(),
                1,
                "",
                at);
    }

    private long figure(String name) {
        return figures.getOrDefault(name, 0L);
    }
}
