package org.onsale.admission.problems;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.http.HttpHeaders;

/** Problems that pass by themselves, with a {@code Retry-After} that is spread so that not everyone returns at once. */
public final class RetryLater {
    private static final Duration HOLD_STEP = Duration.ofSeconds(2);

    /** Failures are counted by the minute. */
    private static final Duration FAILURES_FORGIVEN = Duration.ofSeconds(20);

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

    /** Too many tokens of one network were nobody's. */
    public Problem afterFailures() {
        return after(
                FAILURES_FORGIVEN,
                ProblemType.TOO_MANY_FAILURES,
                "Too many tokens from your network were nobody's; none is looked at for a while.");
    }

    /** Whose a token is cannot be told without its issuer. */
    public Problem issuerAway() {
        return after(
                HOLD_STEP,
                ProblemType.ISSUER_AWAY,
                "Whether your token is good cannot be told now; tokens of the installation itself still work.");
    }

    /** @param least the earliest time that makes sense; up to as much again is added */
    Problem after(Duration least, ProblemType type, String detail) {
        long seconds = Math.max(1, least.toSeconds());
        return Problem.of(type, detail)
                .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds + random.nextLong(seconds + 2)));
    }
}
