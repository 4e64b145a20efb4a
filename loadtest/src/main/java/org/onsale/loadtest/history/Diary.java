package org.onsale.loadtest.history;

/** Takes note of what a buyer saw, stamping it with the current moment. */
@FunctionalInterface
public interface Diary {
    void note(Happening what, int buyer, int tookMillis, long a, long b, long c);

    default void note(Happening what, int buyer) {
        note(what, buyer, 0, 0, 0, 0);
    }
}
