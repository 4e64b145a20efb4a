package org.onsale.redis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Redis cannot be asked now, or its answer is not known.
 *
 * <p>It never means "no": for {@link Reason#TIMEOUT} and {@link Reason#DISCONNECTED} the command may have run, or may
 * run yet. Every script is idempotent by id, so the caller may ask again, after {@link #retryAfter()}.
 *
 * <p>Carries no stack trace: under overload it is made thousands of times a second.
 */
public final class RedisAway extends RuntimeException {

    private final Reason reason;
    private final Duration retryAfter;

    RedisAway(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.reason = reason;
        this.retryAfter = reason.retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    /** When asking again makes sense; to be spread (jitter) before it is told to many. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Why there is no answer. */
    public enum Reason {
        /** No answer within the time limit. May have run. */
        TIMEOUT(true, true, 1),
        /** No connection, or it broke while waiting for the answer. May have run. */
        DISCONNECTED(true, true, 1),
        /** The server is not the master (any more); another one is looked for when that lasts. Not run. */
        NOT_MASTER(false, true, 1),
        /** The server answered that it cannot serve now: loading, busy, too few replicas, a moving slot. Not run. */
        NOT_READY(false, false, 1),
        /** The server's memory is full (OOM). Not run. */
        FULL(false, false, 5),
        /** Too many calls are waiting for their answers. Not sent. */
        OVERLOADED(false, false, 1),
        /** Calls failed lately, so none is tried (circuit breaker open). Not sent. */
        SHUT(false, false, 1);

        private final boolean mayHaveRun;
        private final boolean opensBreaker;
        private final Duration retryAfter;

        Reason(boolean mayHaveRun, boolean opensBreaker, int retryAfterSeconds) {
            this.mayHaveRun = mayHaveRun;
            this.opensBreaker = opensBreaker;
            this.retryAfter = Duration.ofSeconds(retryAfterSeconds);
        }

        /** Whether the command may have run, or may run yet. */
        public boolean mayHaveRun() {
            return mayHaveRun;
        }

        boolean opensBreaker() {
            return opensBreaker;
        }
    }
}
