package org.onsale.admission.schedule;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Makes rounds of one kind as long as the node lives, apart from the ticks, so that neither holds up the other. A round
 * that fails is left to the next one.
 */
public final class Rounds implements SmartLifecycle {
    private final String name;
    private final Duration between;
    private final int atOnce;
    private final Mono<Void> round;
    private volatile Disposable running = Disposables.disposed();

    /**
     * Sets the rounds up; {@link #start()} starts them.
     *
     * @param atOnce most rounds under way, 1 and up; what falls due beyond that is left out
     */
    public Rounds(String name, Duration between, int atOnce, Mono<Void> round) {
        this.name = name;
        this.between = between;
        this.atOnce = atOnce;
        this.round = round;
    }

    @Override
    public void start() {
        Scheduler scheduler = Schedulers.newSingle(name, true);
        running = Disposables.composite(
                Flux.interval(between, scheduler)
                        .onBackpressureDrop()
                        .flatMap(due -> round.onErrorComplete(), atOnce)
                        .subscribe(),
                scheduler);
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
