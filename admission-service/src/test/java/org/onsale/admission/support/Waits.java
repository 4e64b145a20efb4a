package org.onsale.admission.support;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import reactor.core.publisher.Mono;

/** Waits for answers and conditions, never for time to pass. */
public final class Waits {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Waits() {}

    /** The answer of a call. */
    public static <T> T answer(Mono<T> call) {
        return Objects.requireNonNull(call.block(PATIENCE));
    }

    /** The end of a call that answers nothing. */
    public static void done(Mono<?> call) {
        call.block(PATIENCE);
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
