package org.onsale.waitingroom.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Makes boards as the survey script does, from a line held in memory. */
public final class Boards {

    public static final Epoch EPOCH = new Epoch(0xaa);
    public static final Instant START = Instant.parse("2031-05-01T10:00:00Z");

    private static final int HEAD = 256;

    private Boards() {}

    /** A board of these waiting places, all counted now. */
    public static Board of(NavigableSet<Long> line, long nowServing, long lastNumber) {
        return of(line, nowServing, lastNumber, counts(line, nowServing, lastNumber));
    }

    /** A board whose counts by range were taken earlier. */
    static Board of(NavigableSet<Long> line, long nowServing, long lastNumber, Counts counts) {
        long[] head = line.stream().limit(HEAD).mapToLong(number -> number).toArray();
        return new Board(
                EPOCH,
                false,
                nowServing,
                lastNumber,
                line.size(),
                0,
                1,
                0,
                0,
                WaitingNumbers.of(head, counts.from(), counts.counts()),
                START);
    }

    /** Counts by range. */
    record Counts(long from, long[] counts) {}

    static Counts counts(NavigableSet<Long> line, long nowServing, long lastNumber) {
        long from = nowServing / 1024 * 1024;
        int ranges = (int) Math.max(1, (lastNumber + 1 - from + 1023) / 1024);
        List<Long> counts = new ArrayList<>();
        counts.add((long) line.headSet(from).size());
        for (int i = 0; i < ranges; i++) {
            long low = from + i * 1024L;
            counts.add((long) (i == ranges - 1 ? line.tailSet(low) : line.subSet(low, low + 1024)).size());
        }
        return new Counts(from, counts.stream().mapToLong(count -> count).toArray());
    }

    static NavigableSet<Long> line(long from, long to) {
        NavigableSet<Long> line = new TreeSet<>();
        for (long number = from; number <= to; number++) {
            line.add(number);
        }
        return line;
    }

    /** A board with these tallies, that long after the start. */
    static Board tallied(Duration after, long called, long held) {
        return new Board(EPOCH, false, 0, 0, 0, held, 1, called, 0, WaitingNumbers.NONE, START.plus(after));
    }

    static Board onHold(Board board) {
        return new Board(
                board.epoch(),
                true,
                board.nowServing(),
                board.lastNumber(),
                board.waiting(),
                board.held(),
                board.settingsVersion(),
                board.called(),
                board.left(),
                board.numbers(),
                board.asOf());
    }

    static EventSettings settings(Phase phase, boolean rateLimited) {
        return new EventSettings(
                1,
                "Demo",
                phase,
                Duration.ofSeconds(120),
                Duration.ofSeconds(180),
                rateLimited,
                Optional.empty(),
                Optional.empty(),
                false,
                Branding.NONE,
                false);
    }
}
