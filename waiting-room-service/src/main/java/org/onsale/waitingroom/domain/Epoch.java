package org.onsale.waitingroom.domain;

import java.util.HexFormat;
import java.util.Optional;

/** Identity of an event's data in Redis; a new one means the old data was lost. As text: 16 hexadecimal digits. */
public record Epoch(long bits) {

    private static final int DIGITS = 16;

    /** The epoch, or empty if the text is not 16 hexadecimal digits. */
    public static Optional<Epoch> parse(String text) {
        if (text.length() != DIGITS || !text.chars().allMatch(HexFormat::isHexDigit)) {
            return Optional.empty();
        }
        return Optional.of(new Epoch(HexFormat.fromHexDigitsToLong(text)));
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(bits);
    }
}
