package org.onsale.loadtest.buyer;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The shop's stock, shared by all buyers, and the end of the run. The last ticket sold closes the sale. Thread-safe.
 */
public final class Sale {
    private static final long UNLIMITED = Long.MAX_VALUE / 2;

    private final AtomicLong left;
    private final long deadlineNanos;
    private final Runnable soldOut;

    /**
     * @param tickets 0 for as many as asked for
     * @param deadlineNanos moment of the run's clock after which buyers stop
     * @param soldOut run once, by the buyer who took the last ticket; must not block
     */
    public Sale(long tickets, long deadlineNanos, Runnable soldOut) {
        this.left = new AtomicLong(tickets == 0 ? UNLIMITED : tickets);
        this.deadlineNanos = deadlineNanos;
        this.soldOut = soldOut;
    }

    /** @return false when none is left */
    boolean takeTicket() {
        long before = left.getAndUpdate(n -> Math.max(0, n - 1));
        if (before == 1) {
            soldOut.run();
        }
        return before > 0;
    }

    long millisLeft(long nowNanos) {
        return (deadlineNanos - nowNanos) / 1_000_000L;
    }
}
