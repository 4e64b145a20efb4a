package org.onsale.loadtest.verdict;

/**
 * How well slots were used while somebody present waited, by the admission log: mean of held / cap over that time, and
 * the longest stretch with a free slot. Nothing is counted from a loss of Redis to the
 * next slot given, nor once the sale is closed.
 */
final class SlotUse {
    private final Facts facts;
    private final PresentLine line;
    private long held;
    private long cap;
    private long lastNanos;
    private boolean counting;
    private double waitedNanos;
    private double usedNanos;
    private long freeSince;
    private long longestFreeNanos;

    SlotUse(Facts facts, PresentLine line) {
        this.facts = facts;
        this.cap = facts.cap();
        this.line = line;
    }

    /** To be called for each piece of evidence, in order of time. */
    void passes(long atNanos) {
        if (counting) {
            double stretch = atNanos - lastNanos;
            waitedNanos += stretch;
            usedNanos += stretch * (cap == 0 ? 1 : Math.min(1.0, (double) held / cap));
        }
        boolean free = counting && held < cap;
        freeSince = free ? freeSince : atNanos;
        longestFreeNanos = Math.max(longestFreeNanos, atNanos - freeSince);
        counting = cap >= 0 && !facts.isClosed(atNanos) && line.first(atNanos).isPresent();
        lastNanos = atNanos;
    }

    void logged(LogEntry entry, long atNanos) {
        passes(atNanos);
        held = entry.held();
        if (cap >= 0 || entry.grants()) {
            cap = entry.cap();
        }
    }

    void lost(long atNanos) {
        passes(atNanos);
        held = 0;
        cap = -1;
        counting = false;
    }

    /** 0 to 1; NaN when nobody ever waited. */
    double mean() {
        return usedNanos / waitedNanos;
    }

    double longestFreeSeconds() {
        return longestFreeNanos / 1e9;
    }
}
