package org.onsale.shop.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongConsumer;

/** Tells of something that may happen with every request, but only once a minute, with how often it happened. */
final class NowAndThen {
    private static final Duration APART = Duration.ofMinutes(1);

    private final InstantSource clock;
    private Instant quietUntil = Instant.MIN;
    private long times;

    NowAndThen(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void happened(LongConsumer tell) {
        times++;
        Instant now = clock.instant();
        if (!now.isBefore(quietUntil)) {
            tell.accept(times);
            times = 0;
            quietUntil = now.plus(APART);
        }
    }
}
