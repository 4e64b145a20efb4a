package org.onsale.waitingroom.schedule;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs a job again and again: never twice at once, dropping a tick that comes while the job still runs, and going on
 * after a failure. It starts before the web server and stops after it.
 */
public final class Ticks implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Ticks.class);

    private final String name;
    private final Duration every;
    private final Supplier<Mono<Void>> job;
    private final Supplier<Mono<Void>> ending;
    private volatile boolean isFailing;
    private volatile Disposable running = () -> {};
    private volatile boolean isRunning;

    /** @param name what the job does, for the log */
    public Ticks(String name, Duration every, Supplier<Mono<Void>> job) {
        this(name, every, job, Mono::empty);
    }

    /** @param ending what is done once when the ticks end with the service; that it fails changes nothing */
    public Ticks(String name, Duration every, Supplier<Mono<Void>> job, Supplier<Mono<Void>> ending) {
        this.name = name;
        this.every = every;
        this.job = job;
        this.ending = ending;
    }

    @Override
    public void start() {
        running = Flux.interval(every)
                .onBackpressureDrop()
                .concatMap(tick -> Mono.defer(job)
                        .doOnSuccess(done -> succeeded())
                        .onErrorResume(failure -> Mono.fromRunnable(() -> failed(failure))))
                .subscribe();
        isRunning = true;
    }

    /** One line when it begins to fail and one when it is over, not one a tick. */
    private void failed(Throwable failure) {
        if (!isFailing) {
            LOG.error("{} fails, and is tried again every {} ms", name, every.toMillis(), failure);
        }
        isFailing = true;
    }

    private void succeeded() {
        if (isFailing) {
            LOG.info("{} works again", name);
        }
        isFailing = false;
    }

    @Override
    public void stop() {
        running.dispose();
        isRunning = false;
    }

    @Override
    public void stop(Runnable stopped) {
        stop();
        Mono.defer(ending).onErrorComplete().doFinally(end -> stopped.run()).subscribe();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
