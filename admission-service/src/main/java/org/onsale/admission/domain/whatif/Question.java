package org.onsale.admission.domain.whatif;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know; see {@link Assumptions} for the meaning of each. What is null is taken as it is set or
 * measured, or as it usually is.
 *
 * @param ratePerMinute null: as set; empty: no limit
 */
public record Question(
        @Nullable Arrivals arrivals,
        @Nullable Integer cap,
        @Nullable OptionalInt ratePerMinute,
        @Nullable Spread checkout,
        @Nullable Spread claim,
        @Nullable Double noShowShare,
        @Nullable Double returnShare,
        @Nullable Double absentShare,
        @Nullable Double silentShare,
        @Nullable Double conversion,
        @Nullable Integer tickets,
        @Nullable Long seed) {
    public static final Question NOTHING_SAID =
            new Question(null, null, null, null, null, null, null, null, null, null, null, null);

    /** The same question to other chances. */
    public Question withSeed(long other) {
        return new Question(
                arrivals,
                cap,
                ratePerMinute,
                checkout,
                claim,
                noShowShare,
                returnShare,
                absentShare,
                silentShare,
                conversion,
                tickets,
                other);
    }
}
