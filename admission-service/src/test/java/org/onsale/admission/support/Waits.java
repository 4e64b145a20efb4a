package org.onsale.admission.support;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import reactor.core.publisher.Mono;

/** Waits for answers and conditions, never for time to pass. */
public final class Waits {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final int TRIES = 10;

    private Waits() {}

    /** The answer of a call. */
    public static <T> T answer(Mono<T> call) {
        return Objects.requireNonNull(call.block(PATIENCE));
    }

    /** The end of a call that answers nothing. */
    public static void done(Mono<?> call) {
        call.block(PATIENCE);
    }

    /**
     * For what is promised within a second: each try must come to its end, and one of them in time. A busy machine may
     * be late for any single one.
     *
     * @param attempt does it anew, with an event of its own, and answers what is to come true within the second
     */
    public static void withinASecond(String what, Supplier<Callable<Boolean>> attempt) {
        for (int i = 0; i < TRIES; i++) {
            Callable<Boolean> isDone = attempt.get();
            long start = System.nanoTime();
            until(what, isDone);
            if (System.nanoTime() - start <= A_SECOND.toNanos()) {
                return;
            }
        }
        throw new AssertionError(what + " took more than a second, " + TRIES + " times");
    }

    public static void until(String what, Callable<Boolean> condition) {
        until(what, PATIENCE, condition);
    }

    public static void until(String what, Duration patience, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(condition);
    }
}
