package org.onsale.admission.domain.whatif;

import org.onsale.admission.domain.Phase;

/**
 * The settings that decide who gets a slot.
 *
 * @param ratePerMinute 0 for no limit
 * @param heartbeatSeconds 0 when the shop sends none
 */
record Terms(
        int cap,
        Phase phase,
        int ratePerMinute,
        int checkoutSeconds,
        int heartbeatSeconds,
        int claimSeconds,
        int missedTurns) {

    boolean mayOffer() {
        return phase == Phase.OPEN || phase == Phase.DRAINING || phase == Phase.BYPASS;
    }

    Terms in(Phase next) {
        return new Terms(cap, next, ratePerMinute, checkoutSeconds, heartbeatSeconds, claimSeconds, missedTurns);
    }

    long termEndMs(long nowMs) {
        return nowMs + checkoutSeconds * 1_000L;
    }

    /** The end of the term, or three missed heartbeats, whichever is first. */
    long leaseEndMs(long nowMs, long termEndMs) {
        return heartbeatSeconds == 0 ? termEndMs : Math.min(termEndMs, nowMs + 3_000L * heartbeatSeconds);
    }
}
