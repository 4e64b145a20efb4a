package org.onsale.loadtest.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.history.Figure;
import org.onsale.loadtest.history.Happening;

/**
 * Memory and keys of the target do not grow with the people served: the least of the last third of the measurements is above the
 * least of the middle third by at most a tenth and a fixed amount. The first third is warming up, and the least of a stretch is
 * what a garbage collection left.
 */
final class GrowthWatch implements Watch {
    private static final Figure[] FIGURES = Figure.values();
    private static final int LEAST_MEASUREMENTS = 9;
    private static final long SLACK_BYTES = 32L << 20;
    private static final long SLACK_KEYS = 50;

    private final Breaches breaches;
    private final Map<Figure, List<Long>> measured = new EnumMap<>(Figure.class);
    private long served;
    private long now;

    GrowthWatch(Facts facts) {
        this.breaches = new Breaches(facts);
    }

    @Override
    public void saw(BuyerEvent event) {
        now = event.atNanos();
        if (event.what() == Happening.MEASURED) {
            measured.computeIfAbsent(FIGURES[(int) event.a()], figure -> new ArrayList<>())
                    .add(event.b());
        } else if (event.what() == Happening.ADMITTED) {
            served++;
        }
    }

    @Override
    public Judgement judgement() {
        StringBuilder seen = new StringBuilder(String.format(Locale.ROOT, "%,d served", served));
        boolean enough = false;
        for (Map.Entry<Figure, List<Long>> entry : measured.entrySet()) {
            List<Long> values = entry.getValue();
            int third = values.size() / 3;
            if (values.size() >= LEAST_MEASUREMENTS) {
                enough = true;
                compare(
                        entry.getKey(),
                        least(values.subList(third, 2 * third)),
                        least(values.subList(2 * third, values.size())),
                        seen);
            }
        }
        return enough
                ? breaches.judge(seen.toString(), breaches.buyers(served, "people served"))
                : new Judgement.NotJudged("too few measurements: is the target's management port reachable?");
    }

    private void compare(Figure figure, long before, long after, StringBuilder seen) {
        boolean bytes = figure != Figure.REDIS_KEYS;
        long most = before + before / 10 + (bytes ? SLACK_BYTES : SLACK_KEYS);
        String words = figure.name().toLowerCase().replace('_', ' ');
        String change = String.format(Locale.ROOT, "%s %,d, then %,d", words, before, after);
        seen.append("; ").append(change);
        if (after > most) {
            breaches.byBuyer(now, 0, 0, "%s", change);
        }
    }

    private static long least(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).min().orElse(0);
    }
}
