package org.onsale.waitingroom.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;

/** How much this node is asked, and how much longer than usual it wishes buyers to wait because of it. */
public final class NodeLoad {

    private static final double MOST_STRETCH = 4;

    private final LongAdder polls = new LongAdder();
    private final InstantSource clock;
    private final int comfortablePerSecond;
    private Instant measuredAt;
    private volatile double stretch = 1;

    /** @param comfortablePerSecond polls a second up to which nobody is asked to wait longer; 1 and up */
    public NodeLoad(InstantSource clock, int comfortablePerSecond) {
        this.clock = clock;
        this.comfortablePerSecond = comfortablePerSecond;
        this.measuredAt = clock.instant();
    }

    void polled() {
        polls.increment();
    }

    /** Takes the polls since the last call as the present load. */
    synchronized void measure() {
        Instant now = clock.instant();
        Duration since = Duration.between(measuredAt, now);
        if (since.toMillis() <= 0) {
            return;
        }
        double perSecond = polls.sumThenReset() * 1000.0 / since.toMillis();
        stretch = Math.max(1, Math.min(MOST_STRETCH, perSecond / comfortablePerSecond));
        measuredAt = now;
    }

    /** From 1 (usual) to 4. */
    double stretch() {
        return stretch;
    }
}
