package org.onsale.admission.domain.whatif;

/**
 * The numbers that wait, lowest first. Who was called or stepped over left from the front, so a number that comes back is
 * lower than all that were never called: the line is a range and a few numbers before it.
 */
final class Line {
    private final LongHeap back = new LongHeap();
    private int nextNeverCalled = 1;
    private int lastNumber;

    int size() {
        return back.size() + lastNumber - nextNeverCalled + 1;
    }

    /** A new place at the end; returns its number, from 1. */
    int join() {
        return ++lastNumber;
    }

    /** A number that was taken before and is not in the line. */
    void comesBack(int number) {
        back.add(number);
    }

    /** Takes the lowest number; only when somebody waits. */
    int takeFirst() {
        return back.isEmpty() ? nextNeverCalled++ : (int) back.poll();
    }

    int lastNumber() {
        return lastNumber;
    }
}
