package org.onsale.admission.domain.whatif;

import java.util.Arrays;

/** A priority queue of longs, lowest first, without boxes: millions of them pass through in one question. */
final class LongHeap {
    private long[] items = new long[64];
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The lowest; only when there is one. */
    long peek() {
        return items[0];
    }

    void add(long item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        int at = size++;
        while (at > 0 && items[(at - 1) >>> 1] > item) {
            items[at] = items[(at - 1) >>> 1];
            at = (at - 1) >>> 1;
        }
        items[at] = item;
    }

    /** Takes the lowest; only when there is one. */
    long poll() {
        long lowest = items[0];
        long last = items[--size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && items[child + 1] < items[child]) {
                child++;
            }
            if (items[child] >= last) {
                break;
            }
            items[at] = items[child];
            at = child;
        }
        items[at] = last;
        return lowest;
    }
}
