package org.onsale.local.api;

import java.util.Locale;

/** How a checkout ended. */
public enum Outcome {
    COMPLETED,
    ABANDONED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
