package org.onsale.admission.schedule;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.onsale.admission.application.OperatingEvent;
import org.onsale.admission.application.TendingEvents;
import org.onsale.admission.domain.EventSettings;
import org.onsale.redis.EventId;
import org.onsale.redis.ThisNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** The heartbeat of a node: ticks, the list of events, its sign of life, notices of changed settings, declared events. */
public final class Clockwork implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Clockwork.class);
    private static final Duration BETWEEN_TICKS = Duration.ofMillis(200);
    private static final long QUIET_EVENTS_EVERY = 5;
    private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** A round waits for its slowest event; later rounds go on meanwhile with the others. */
    private static final int ROUNDS_AT_ONCE = 8;

    private final TendingEvents tending;
    private final OperatingEvent operating;
    private final Flux<EventId> notices;
    private final Map<EventId, EventSettings> declared;
    private final ThisNode node;
    private final AtomicBoolean wentWell = new AtomicBoolean(true);
    private volatile Disposable.Composite running = Disposables.composite();
    private volatile boolean started;

    /**
     * Sets the clock up; {@link #start()} starts it.
     *
     * @param notices events whose settings were changed by some node
     * @param declared events to be there from the start
     * @param node which is told to live once a second, as long as this clock goes
     */
    public Clockwork(
            TendingEvents tending,
            OperatingEvent operating,
            Flux<EventId> notices,
            Map<EventId, EventSettings> declared,
            ThisNode node) {
        this.tending = tending;
        this.operating = operating;
        this.notices = notices;
        this.declared = declared;
        this.node = node;
    }

    @Override
    public void start() {
        Scheduler scheduler = Schedulers.newSingle("admission-clock", true);
        running = Disposables.composite(
                ticks(scheduler).subscribe(),
                refreshes(scheduler).subscribe(),
                changes().subscribe(),
                declarations().subscribe(),
                scheduler);
        started = true;
    }

    private Flux<Long> ticks(Scheduler scheduler) {
        return Flux.interval(BETWEEN_TICKS, scheduler)
                .onBackpressureDrop()
                .flatMap(tick -> round(tick).onErrorReturn(1L).doOnNext(this::tell), ROUNDS_AT_ONCE);
    }

    private Mono<Long> round(long tick) {
        return tick % QUIET_EVENTS_EVERY == 0 ? tending.tick() : tending.tickBusy();
    }

    /** Says once that things go wrong, and once that they go well again. */
    private void tell(long failures) {
        boolean well = failures == 0;
        if (wentWell.compareAndSet(!well, well)) {
            if (well) {
                log.info("All events are looked after again.");
            } else {
                log.warn("{} events could not be looked after; waiting for Redis.", failures);
            }
        }
    }

    private Flux<Void> refreshes(Scheduler scheduler) {
        return Flux.interval(Duration.ZERO, BETWEEN_REFRESHES, scheduler)
                .onBackpressureDrop()
                .concatMap(second -> tending.refresh()
                        .onErrorComplete()
                        .then(Mono.defer(node::tell))
                        .onErrorComplete());
    }

    /** A lost subscription is made again; what was missed meanwhile is found by ticks. */
    private Flux<Void> changes() {
        return notices.concatMap(event -> tending.settingsChanged(event).onErrorComplete())
                .retryWhen(Retry.backoff(Long.MAX_VALUE, BETWEEN_REFRESHES).maxBackoff(LONGEST_PAUSE));
    }

    private Flux<Void> declarations() {
        return Flux.fromIterable(declared.entrySet())
                .concatMap(event -> Mono.defer(() -> operating.declare(event.getKey(), event.getValue()))
                        .retryWhen(
                                Retry.backoff(Long.MAX_VALUE, BETWEEN_REFRESHES).maxBackoff(LONGEST_PAUSE)));
    }

    @Override
    public void stop() {
        running.dispose();
        started = false;
    }

    /** A node that is shut down says so, and nobody misses it. */
    @Override
    public void stop(Runnable stopped) {
        stop();
        node.leave().onErrorComplete().doFinally(end -> stopped.run()).subscribe();
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
