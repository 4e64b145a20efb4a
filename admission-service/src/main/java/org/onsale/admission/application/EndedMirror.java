package org.onsale.admission.application;

import java.util.Arrays;

/**
 * A node's copy of how places ended, two bits a number. A copy taken from a Redis that has lost data only adds
 * bits, so that nothing is forgotten with it. Bounded by 20,000,000 numbers.
 */
final class EndedMirror {
    private static final int MOST_BYTES = 5_000_000;

    private byte[] bits = new byte[0];

    synchronized void add(byte[] more) {
        int length = Math.min(more.length, MOST_BYTES);
        if (length > bits.length) {
            bits = Arrays.copyOf(bits, length);
        }
        for (int i = 0; i < length; i++) {
            bits[i] |= more[i];
        }
    }

    /** @param all read while the event was whole */
    synchronized void replaceBy(byte[] all) {
        bits = Arrays.copyOf(all, Math.min(all.length, MOST_BYTES));
    }

    synchronized byte[] bits() {
        return bits.clone();
    }
}
