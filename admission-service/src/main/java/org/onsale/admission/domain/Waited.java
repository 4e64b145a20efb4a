package org.onsale.admission.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * How long people had waited when they were called: number n was given out when the last number reached n, and called
 * when now serving reached it; both are drawn between two marks as if numbers went evenly. Each pair of marks counts by the
 * turns offered between them, so that places stepped over and the jump of numbers after a loss count for nobody.
 * Whoever came back to the head of the line after missing a turn is not in it.
 */
final class Waited {
    private static final int MOST_DRAWN = 20;
    private static final long BEFORE_THE_FIRST_MARK = Long.MAX_VALUE;

    private Waited() {}

    /** Some of those who were called at one time. @param people how many of them it stands for */
    record Drawn(Instant calledAt, long waitedMs, double people) {}

    /** Draws from everybody who was called after a time. */
    static List<Drawn> drawn(List<NumberTrail.Mark> marks, Instant from) {
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 1; i < marks.size(); i++) {
            if (marks.get(i).at().isAfter(from)) {
                draw(marks, marks.get(i - 1), marks.get(i), drawn);
            }
        }
        return drawn;
    }

    /** Of those drawn; not known when there are none, or when too many of them joined before the first mark. */
    static Wait of(List<Drawn> drawn) {
        List<Drawn> sorted =
                drawn.stream().sorted(Comparator.comparingLong(Drawn::waitedMs)).toList();
        long p50Ms = percentile(sorted, 0.5);
        long p90Ms = percentile(sorted, 0.9);
        return p90Ms == BEFORE_THE_FIRST_MARK
                ? Wait.NOT_KNOWN
                : new Wait.Between(Math.round(p50Ms / 1_000.0), Math.round(p90Ms / 1_000.0));
    }

    private static void draw(
            List<NumberTrail.Mark> marks, NumberTrail.Mark before, NumberTrail.Mark now, List<Drawn> drawn) {
        long numbers = now.nowServing() - before.nowServing();
        long called = now.called() >= before.called() ? now.called() - before.called() : now.called();
        if (numbers <= 0 || called <= 0) {
            return;
        }
        long points = Math.min(MOST_DRAWN, called);
        long stepMs = Duration.between(before.at(), now.at()).toMillis();
        for (int i = 0; i < points; i++) {
            double part = (i + 0.5) / points;
            Instant calledAt = before.at().plusMillis(Math.round(part * stepMs));
            OptionalLong issuedMs = issuedMs(marks, before.nowServing() + part * numbers);
            long waitedMs = issuedMs.isPresent()
                    ? Math.max(0, calledAt.toEpochMilli() - issuedMs.getAsLong())
                    : BEFORE_THE_FIRST_MARK;
            drawn.add(new Drawn(calledAt, waitedMs, (double) called / points));
        }
    }

    /** When that number was given out; empty when that was before the first mark. */
    private static OptionalLong issuedMs(List<NumberTrail.Mark> marks, double number) {
        int low = 0;
        int high = marks.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (marks.get(middle).lastNumber() >= number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        if (low == 0) {
            return OptionalLong.empty();
        }
        NumberTrail.Mark before = marks.get(low - 1);
        NumberTrail.Mark reached = marks.get(low);
        long numbers = Math.max(1, reached.lastNumber() - before.lastNumber());
        double part = Math.min(1, (number - before.lastNumber()) / numbers);
        long stepMs = Duration.between(before.at(), reached.at()).toMillis();
        return OptionalLong.of(before.at().toEpochMilli() + Math.round(part * stepMs));
    }

    private static long percentile(List<Drawn> sorted, double share) {
        double wanted = share * sorted.stream().mapToDouble(Drawn::people).sum();
        double passed = 0;
        for (Drawn one : sorted) {
            passed += one.people();
            if (passed >= wanted - 1e-9) {
                return one.waitedMs();
            }
        }
        return BEFORE_THE_FIRST_MARK;
    }
}
