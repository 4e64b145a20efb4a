package org.onsale.admission.domain.whatif;

import org.jspecify.annotations.Nullable;
import org.onsale.admission.domain.EventSettings;

/**
 * What is known of an event; null is what is not.
 *
 * @param recorded how people came so far
 * @param checkoutSeconds mean time in checkout
 * @param claimSeconds mean time from a turn being offered to its being taken
 * @param noShowShare share of turns not taken, 0 to 1
 * @param releasedShare share of checkouts whose end the shop reported, 0 to 1
 * @param conversion share of checkouts that bought, 0 to 1
 */
public record Known(
        EventSettings settings,
        @Nullable Arrivals recorded,
        @Nullable Double checkoutSeconds,
        @Nullable Double claimSeconds,
        @Nullable Double noShowShare,
        @Nullable Double releasedShare,
        @Nullable Double conversion) {

    /** Settings, and nothing measured. */
    public static Known of(EventSettings settings) {
        return new Known(settings, null, null, null, null, null, null);
    }
}
