package org.onsale.admission.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the numbers of an event had come at which time: a mark a second for the last two minutes, one in ten seconds
 * before. Tells how long people waited without anything kept for each of them. Immutable and bounded: marks are kept
 * back to when those called in the last minute joined, and at most {@value #MOST} of them (half a day of changes).
 */
public record NumberTrail(List<Mark> marks) {
    static final int MOST = 4_500;
    private static final Duration ASKED_FOR = Duration.ofSeconds(60);
    private static final Duration DENSE = Duration.ofSeconds(120);
    private static final Duration SPARSE_STEP = SaleHistory.STEP;
    /** Clocks of two Redis servers may be this far apart; a time further back begins anew. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(30);

    public static final NumberTrail NONE = new NumberTrail(List.of());

    /**
     * One moment.
     *
     * @param lastNumber last number given out
     * @param nowServing highest number called
     * @param called turns offered since the event's data began
     */
    record Mark(Instant at, long lastNumber, long nowServing, long called) {
        static Mark of(Reading reading) {
            return new Mark(
                    reading.at(),
                    reading.lastNumber(),
                    reading.nowServing(),
                    reading.tally().called());
        }

        /** Whether no number went down since. */
        boolean follows(Mark earlier) {
            return lastNumber >= earlier.lastNumber && nowServing >= earlier.nowServing;
        }

        private boolean sameNumbersAs(Mark other) {
            return lastNumber == other.lastNumber && nowServing == other.nowServing;
        }
    }

    /** The trail of a node that was not there from the start. */
    public static NumberTrail of(SaleHistory history) {
        NumberTrail trail = NONE;
        List<Mark> marks = history.marks();
        for (Mark mark : marks.subList(Math.max(0, marks.size() - MOST), marks.size())) {
            trail = trail.with(mark);
        }
        return trail.tidied();
    }

    /** With a later reading. Numbers that went down were lost with everything that knew them: it starts anew. */
    public NumberTrail plus(Reading reading) {
        return with(Mark.of(reading)).tidied();
    }

    private NumberTrail with(Mark mark) {
        if (marks.isEmpty()) {
            return new NumberTrail(List.of(mark));
        }
        Mark newest = marks.get(marks.size() - 1);
        if (!mark.follows(newest) || mark.at().isBefore(newest.at().minus(CLOCKS_APART))) {
            return new NumberTrail(List.of(mark));
        }
        if (!mark.at().isAfter(newest.at())) {
            return this;
        }
        List<Mark> next = new ArrayList<>(marks);
        boolean stood =
                next.size() > 1 && mark.sameNumbersAs(newest) && newest.sameNumbersAs(next.get(next.size() - 2));
        if (stood) {
            next.remove(next.size() - 1);
        }
        next.add(mark);
        return new NumberTrail(next);
    }

    /** Without marks nobody asks for any more. */
    private NumberTrail tidied() {
        if (marks.isEmpty()) {
            return this;
        }
        Instant newest = marks.get(marks.size() - 1).at();
        List<Mark> kept = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            if (!isSpare(i, kept, newest.minus(DENSE))) {
                kept.add(marks.get(i));
            }
        }
        int first = Math.max(0, kept.size() - MOST);
        long servedBefore = servedAt(kept, newest.minus(ASKED_FOR.plus(SPARSE_STEP)));
        while (first + 2 < kept.size() && kept.get(first + 1).lastNumber() <= servedBefore) {
            first++;
        }
        return new NumberTrail(List.copyOf(kept.subList(first, kept.size())));
    }

    private boolean isSpare(int at, List<Mark> kept, Instant denseFrom) {
        return !kept.isEmpty()
                && at + 1 < marks.size()
                && marks.get(at + 1).at().isBefore(denseFrom)
                && Duration.between(
                                        kept.get(kept.size() - 1).at(),
                                        marks.get(at + 1).at())
                                .compareTo(SPARSE_STEP)
                        <= 0;
    }

    /** The number served at that time or shortly before; -1 when that is not known. */
    private static long servedAt(List<Mark> marks, Instant time) {
        return marks.stream()
                .filter(mark -> !mark.at().isAfter(time))
                .mapToLong(Mark::nowServing)
                .max()
                .orElse(-1);
    }

    /** How long those waited who were called in the last minute. */
    public Wait waitedOfLate() {
        return marks.isEmpty()
                ? Wait.NOT_KNOWN
                : Waited.of(Waited.drawn(marks, marks.get(marks.size() - 1).at().minus(ASKED_FOR)));
    }
}
