package org.onsale.waitingroom.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The organiser's settings of an event, as far as the waiting room needs them.
 *
 * @param version rises with every change
 * @param away how long a place counts as present after it was heard of; 1 s and up
 * @param claim how long a turn may be claimed; 1 s and up
 * @param rateLimited whether turns are limited by a rate, not by the cap alone
 * @param soldOut the organiser's mark, told once the phase is closed
 */
public record EventSettings(
        long version,
        String name,
        Phase phase,
        Duration away,
        Duration claim,
        boolean rateLimited,
        Optional<String> message,
        Optional<Instant> opensAt,
        boolean onePlacePerIdentity,
        Branding branding,
        boolean soldOut) {

    /** Whether the sale is over because everything is sold. */
    public boolean isClosedAsSoldOut() {
        return soldOut && phase == Phase.CLOSED;
    }
}
