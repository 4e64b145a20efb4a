package org.onsale.admission.domain;

import java.time.Duration;
import java.time.Instant;

/** How long an admitted buyer holds a slot: the rule that the scripts follow, in the form they are checked against. */
public final class CheckoutLease {
    private static final int HEARTBEATS_MISSED = 3;

    private CheckoutLease() {}

    /**
     * The earlier of the end of the term and three heartbeats after the last one. With {@code heartbeatSeconds} 0
     * silence frees nothing.
     */
    public static Instant expiresAt(Instant termEnd, Instant lastHeartbeat, int heartbeatSeconds) {
        if (heartbeatSeconds == 0) {
            return termEnd;
        }
        Instant silentUntil = lastHeartbeat.plus(Duration.ofSeconds((long) HEARTBEATS_MISSED * heartbeatSeconds));
        return silentUntil.isBefore(termEnd) ? silentUntil : termEnd;
    }
}
