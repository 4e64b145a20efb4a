package org.onsale.loadtest.verdict;

import org.onsale.loadtest.history.BuyerEvent;

/**
 * How well slots were used while somebody present waited, by the admission log: mean of held / cap over that time, and
 * the longest stretch with a free slot. Nothing is counted from a loss of Redis to the
 * next slot given, while the organiser holds people back or limits the rate, nor once the sale is closed.
 */
final class SlotUse {
    private final Facts facts;
    private final PresentLine line;
    private long held;
    private long cap;
    private long lastNanos;
    private boolean counting;
    private boolean heldBack;
    private boolean rateLimited;
    private double waitedNanos;
    private double usedNanos;
    private long freeSince;
    private long longestFreeNanos;

    SlotUse(Facts facts, PresentLine line) {
        this.facts = facts;
        this.cap = facts.cap();
        this.line = line;
    }

    /** To be told of every event, in order of time. */
    void saw(BuyerEvent event) {
        passes(event.atNanos());
        switch (event.what()) {
            case CAP_SET -> cap = Math.max(0, event.a());
            case PHASE_SET -> heldBack = event.a() != 1;
            case RATE_SET -> rateLimited = event.a() > 0;
            default -> {}
        }
    }

    private void passes(long atNanos) {
        if (counting) {
            double stretch = atNanos - lastNanos;
            waitedNanos += stretch;
            usedNanos += stretch * (cap == 0 ? 1 : Math.min(1.0, (double) held / cap));
        }
        boolean free = counting && held < cap;
        freeSince = free ? freeSince : atNanos;
        longestFreeNanos = Math.max(longestFreeNanos, atNanos - freeSince);
        counting = cap >= 0
                && !heldBack
                && !rateLimited
                && !facts.isClosed(atNanos)
                && line.first(atNanos).isPresent();
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
