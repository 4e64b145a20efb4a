package org.onsale.loadtest.measure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Lets time pass. */
final class Wait {
    private Wait() {}

    static void of(Duration time) {
        CompletableFuture.runAsync(
                        () -> {},
                        CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS, Runnable::run))
                .join();
    }
}
