package org.onsale.loadtest.verdict;

import java.util.ArrayList;
import java.util.List;

/** Counts breaches and keeps the first few as examples. */
final class Breaches {
    private static final int EXAMPLES_KEPT = 10;

    private final Facts facts;
    private final List<String> examples = new ArrayList<>();
    private long count;

    Breaches(Facts facts) {
        this.facts = facts;
    }

    void add(long atNanos, String what, Object... values) {
        count++;
        if (examples.size() < EXAMPLES_KEPT) {
            long millis = (atNanos - facts.clock().anchorNanos()) / 1_000_000L;
            examples.add("%.3f s: ".formatted(millis / 1000.0) + what.formatted(values));
        }
    }

    boolean any() {
        return count > 0;
    }

    Judgement judge(String seen) {
        return count == 0 ? new Judgement.Kept(seen) : new Judgement.Broken(seen, count, examples);
    }

    long count() {
        return count;
    }
}
