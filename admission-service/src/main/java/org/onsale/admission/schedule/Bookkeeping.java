package org.onsale.admission.schedule;

import java.time.Duration;
import org.onsale.admission.application.KeepingRefusals;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/** Writes down in the background what was noted while answering. */
public final class Bookkeeping implements SmartLifecycle {
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(200);

    private final KeepingRefusals refusals;
    private volatile Disposable running = Disposables.disposed();

    public Bookkeeping(KeepingRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void start() {
        running = Flux.interval(BETWEEN_ROUNDS)
                .onBackpressureDrop()
                .concatMap(round -> refusals.write().onErrorComplete())
                .subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}
