package org.onsale.waitingroom.redis;

import org.onsale.waitingroom.domain.NumberSet;

/** The key {@code ended}: two bits a number, the lowest number in the highest bits of a byte; 1 means left. */
final class EndedBits {

    static final int NUMBERS_PER_BYTE = 4;

    private static final int LEFT = 1;

    private EndedBits() {}

    /** Adds the numbers of places given up. */
    static void addLeft(byte[] bytes, long firstNumber, NumberSet left) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                addLeft(bytes[i], firstNumber + (long) i * NUMBERS_PER_BYTE, left);
            }
        }
    }

    private static void addLeft(byte four, long firstNumber, NumberSet left) {
        for (int i = 0; i < NUMBERS_PER_BYTE; i++) {
            if ((four >> (6 - 2 * i) & 3) == LEFT) {
                left.add(firstNumber + i);
            }
        }
    }
}
