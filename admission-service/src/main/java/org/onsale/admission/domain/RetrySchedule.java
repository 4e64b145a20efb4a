package org.onsale.admission.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait before telling again what a receiver did not take: longer each time, and then no more. */
public final class RetrySchedule {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1));

    private RetrySchedule() {}

    /**
     * The wait after a try in vain; empty when it was the last one.
     *
     * @param before tries in vain before that one, 0 and up
     */
    public static Optional<Duration> waitAfter(int before) {
        return before < WAITS.size() ? Optional.of(WAITS.get(before)) : Optional.empty();
    }
}
