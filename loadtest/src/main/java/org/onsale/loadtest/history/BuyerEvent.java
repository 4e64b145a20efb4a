package org.onsale.loadtest.history;

/**
 * One line of a history.
 *
 * @param atNanos moment by the run's monotonic clock: of sending for …_SENT, of having read the answer otherwise
 * @param tookMillis for answers: time since the request was sent
 * @param a first value, see {@link Happening}
 * @param b second value, see {@link Happening}
 * @param c third value, see {@link Happening}
 */
public record BuyerEvent(Happening what, int buyer, long atNanos, int tookMillis, long a, long b, long c) {
    /** The same at a moment told by another clock. */
    BuyerEvent at(long nanos) {
        return new BuyerEvent(what, buyer, nanos, tookMillis, a, b, c);
    }
}
