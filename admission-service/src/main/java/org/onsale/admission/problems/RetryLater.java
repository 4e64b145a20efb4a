package org.onsale.admission.problems;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.http.HttpHeaders;

/** Problems that pass by themselves, with a {@code Retry-After} that is spread so that not everyone returns at once. */
public final class RetryLater {
    private static final Duration HOLD_STEP = Duration.ofSeconds(2);

    private final RandomGenerator random;

    public RetryLater(RandomGenerator random) {
        this.random = random;
    }

    /** Slots are on hold after a loss. */
    public Problem onHold() {
        return after(
                HOLD_STEP,
                ProblemType.ON_HOLD,
                "Places and checkouts are being brought back after a loss; nobody lost theirs. Ask again shortly.");
    }

    /** @param least the earliest time that makes sense; up to as much again is added */
    Problem after(Duration least, ProblemType type, String detail) {
        long seconds = Math.max(1, least.toSeconds());
        return Problem.of(type, detail)
                .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds + random.nextLong(seconds + 2)));
    }
}
