package org.onsale.loadtest.verdict;

import org.onsale.loadtest.history.BuyerEvent;

/** Follows a run's evidence in order of time and judges one promise at the end. */
interface Watch {
    void saw(BuyerEvent event);

    /** @param atNanos the entry's moment by the run's clock */
    default void logged(LogEntry entry, long atNanos) {}

    /** Redis was emptied. */
    default void lost(long atNanos) {}

    Judgement judgement();
}
