package org.onsale.admission.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a checkout that is given back ended. */
public enum CheckoutEnd {
    /** The buyer bought. */
    COMPLETED,
    /** The buyer left without buying. */
    ABANDONED;

    public static Optional<CheckoutEnd> of(String word) {
        return Arrays.stream(values()).filter(end -> end.word().equals(word)).findFirst();
    }

    /** The word in addresses and statistics, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
