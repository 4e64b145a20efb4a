package org.onsale.admission.domain.whatif;

import java.util.Arrays;

/**
 * Ids by the time at which each is over: what the sorted sets of turns and checkouts are to the scripts. Ids of the same
 * time come in their own order. Times are ms after an origin and must stay below 2^31 of them, 24 days.
 */
final class Deadlines {
    private static final int NONE = -1;

    private final long originMs;
    private final LongHeap byTime = new LongHeap();
    private int[] atMs = new int[0];
    private int size;

    Deadlines(long originMs) {
        this.originMs = originMs;
    }

    int size() {
        return size;
    }

    /** Puts the id in, or moves it. */
    void put(int id, long deadlineMs) {
        if (id >= atMs.length) {
            int before = atMs.length;
            atMs = Arrays.copyOf(atMs, Math.max(id + 1, before + (before >> 1) + 64));
            Arrays.fill(atMs, before, atMs.length, NONE);
        }
        size += atMs[id] == NONE ? 1 : 0;
        atMs[id] = Math.toIntExact(deadlineMs - originMs);
        byTime.add((long) atMs[id] << 32 | id);
    }

    /** Whether the id was in. */
    boolean remove(int id) {
        if (!contains(id)) {
            return false;
        }
        atMs[id] = NONE;
        size--;
        return true;
    }

    boolean contains(int id) {
        return id < atMs.length && atMs[id] != NONE;
    }

    boolean isBeyond(int id, long nowMs) {
        return contains(id) && originMs + atMs[id] > nowMs;
    }

    /** Takes out the id that has been over longest; -1 when none is over. */
    int takeOver(long nowMs) {
        while (!byTime.isEmpty()) {
            long first = byTime.peek();
            int id = (int) first;
            boolean stands = atMs[id] == (int) (first >>> 32);
            if (stands && originMs + atMs[id] > nowMs) {
                return NONE;
            }
            byTime.poll();
            if (stands) {
                remove(id);
                return id;
            }
        }
        return NONE;
    }
}
