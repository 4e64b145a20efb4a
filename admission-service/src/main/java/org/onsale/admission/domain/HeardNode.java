package org.onsale.admission.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * A node of either service that told lately that it lives.
 *
 * @param address host:port
 * @param startedAt by the node's own clock
 * @param silence since its last sign, 0 and up
 */
public record HeardNode(String service, String address, Instant startedAt, Instant lastSeenAt, Duration silence) {
    /** A sign is due every second: three that are missing are no accident. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);

    public boolean answers() {
        return silence.compareTo(LONGEST_SILENCE) <= 0;
    }
}
