package org.onsale.admission.domain.whatif;

import java.util.ArrayList;
import java.util.List;

/** The line over time in few points, however long it gets: full, every other point goes and later ones come half as often. */
final class Chart {
    private static final int MOST_POINTS = 300;

    private final List<Outcome.Point> points = new ArrayList<>();
    private long everyMs = 1_000;
    private long nextMs;

    /** How things stood until this moment. */
    void until(long nowMs, int waiting, int held) {
        while (nextMs <= nowMs) {
            points.add(new Outcome.Point(nextMs / 1_000.0, waiting, held));
            if (points.size() >= MOST_POINTS) {
                thinOut();
            }
            nextMs = points.isEmpty()
                    ? 0
                    : Math.round(points.get(points.size() - 1).atSeconds() * 1_000) + everyMs;
        }
    }

    private void thinOut() {
        List<Outcome.Point> every = new ArrayList<>(MOST_POINTS);
        for (int i = 0; i < points.size(); i += 2) {
            every.add(points.get(i));
        }
        points.clear();
        points.addAll(every);
        everyMs *= 2;
    }

    List<Outcome.Point> points() {
        return List.copyOf(points);
    }
}
