package org.onsale.admission.application;

import java.util.Arrays;

/**
 * A node's copy of how places ended, two bits a number. Bits are only ever added, so that a copy taken from an
 * emptied Redis loses nothing. Bounded by 20,000,000 numbers.
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

    synchronized byte[] bits() {
        return bits.clone();
    }
}
