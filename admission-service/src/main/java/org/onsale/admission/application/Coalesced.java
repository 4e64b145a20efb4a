package org.onsale.admission.application;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Runs a job so that at most one run is under way and one more waits for it; everyone who asks meanwhile shares the
 * one that waits, which begins after they asked. A caller that goes away stops nothing.
 */
final class Coalesced<T> {
    private final Mono<T> job;
    private @Nullable Mono<T> running;
    private @Nullable Mono<T> next;

    Coalesced(Mono<T> job) {
        this.job = job;
    }

    /** The result of a run that begins at or after subscription. */
    Mono<T> request() {
        return Mono.defer(this::joinRun);
    }

    /** As {@link #request()}, but empty at once when a run is under way. */
    Mono<T> requestUnlessRunning() {
        return Mono.defer(() -> isRunning() ? Mono.empty() : joinRun());
    }

    private synchronized boolean isRunning() {
        return running != null;
    }

    private synchronized Mono<T> joinRun() {
        Mono<T> before = running;
        if (before == null) {
            running = run(Mono.empty());
            return running;
        }
        if (next == null) {
            next = run(before.then().onErrorComplete());
        }
        return next;
    }

    private Mono<T> run(Mono<Void> after) {
        return after.then(job).doOnTerminate(this::promote).cache();
    }

    private synchronized void promote() {
        running = next;
        next = null;
    }
}
