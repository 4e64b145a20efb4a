package org.onsale.admission.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.onsale.admission.application.DeliveringNotices.Collected;
import org.onsale.admission.domain.Board;
import org.onsale.admission.domain.RetrySchedule;
import org.onsale.redis.EventId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells one receiver. Of each event it tells one notice at a time and waits for the answer, so that a notice never
 * overtakes an earlier one; of different events several at once, but no more than {@value #MOST_AT_ONCE}, however slow the
 * receiver is.
 */
final class Courier {
    static final int MOST_AT_ONCE = 8;

    private static final int MOST_IN_A_ROW = 100;
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);
    private static final Attention NEVER_LOOKED = new Attention("", Instant.EPOCH);

    private final KnownEvents events;
    private final DeliveringNotices.Outbox outbox;
    private final DeliveringNotices.Receiver receiver;
    private final DeliveringNotices.Progress progress;
    private final InstantSource clock;
    private final Map<EventId, Attention> attention = new ConcurrentHashMap<>();
    private final Set<EventId> underWay = ConcurrentHashMap.newKeySet();

    /**
     * Where this node stands with an event.
     *
     * @param settled the last notice when there was nothing more to tell
     * @param notBefore looking earlier is in vain
     */
    private record Attention(String settled, Instant notBefore) {}

    Courier(
            KnownEvents events,
            DeliveringNotices.Outbox outbox,
            DeliveringNotices.Receiver receiver,
            DeliveringNotices.Progress progress,
            InstantSource clock) {
        this.events = events;
        this.outbox = outbox;
        this.receiver = receiver;
        this.progress = progress;
        this.clock = clock;
    }

    Mono<Void> round() {
        return Flux.defer(() -> Flux.fromIterable(events.all()))
                .filter(this::hasNews)
                .filter(memory -> underWay.size() < MOST_AT_ONCE && underWay.add(memory.event()))
                .flatMap(memory -> deliver(memory).doFinally(end -> underWay.remove(memory.event())), MOST_AT_ONCE)
                .then();
    }

    private boolean hasNews(EventMemory memory) {
        Attention last = attention.getOrDefault(memory.event(), NEVER_LOOKED);
        String notice = lastNotice(memory);
        return !notice.isEmpty()
                && !notice.equals(last.settled())
                && !clock.instant().isBefore(last.notBefore());
    }

    private static String lastNotice(EventMemory memory) {
        return memory.board().map(Board::lastNotice).orElse("");
    }

    private Mono<Void> deliver(EventMemory memory) {
        String seen = lastNotice(memory);
        Mono<Boolean> next = Mono.defer(() -> outbox.collect(memory.event(), receiver.id()))
                .flatMap(collected -> handle(memory.event(), collected, seen));
        return next.expand(goesOn -> goesOn ? next : Mono.empty())
                .take(MOST_IN_A_ROW)
                .then()
                .onErrorResume(error -> {
                    lookAgain(memory.event(), AFTER_A_FAILURE);
                    return Mono.empty();
                });
    }

    /** Whether there may be more to tell at once. */
    private Mono<Boolean> handle(EventId event, Collected collected, String seen) {
        if (collected instanceof Collected.Given given) {
            return receiver.tell(event, given.notice())
                    .flatMap(taken -> taken ? told(event, given) : inVain(event, given));
        }
        if (collected instanceof Collected.Later later) {
            lookAgain(event, later.after());
        } else {
            attention.put(event, new Attention(seen, Instant.EPOCH));
        }
        return Mono.just(false);
    }

    private Mono<Boolean> told(EventId event, Collected.Given given) {
        progress.delivered(event, receiver.label());
        return outbox.done(event, receiver.id(), given.notice().id()).thenReturn(true);
    }

    private Mono<Boolean> inVain(EventId event, Collected.Given given) {
        progress.failed(event, receiver.label());
        String notice = given.notice().id();
        Optional<Duration> wait = RetrySchedule.waitAfter(given.triesInVain());
        if (wait.isEmpty()) {
            progress.givenUp(event, receiver.label());
            return outbox.done(event, receiver.id(), notice).thenReturn(true);
        }
        lookAgain(event, wait.get());
        return outbox.tryAgain(event, receiver.id(), notice, wait.get()).thenReturn(false);
    }

    private void lookAgain(EventId event, Duration after) {
        String settled = attention.getOrDefault(event, NEVER_LOOKED).settled();
        attention.put(event, new Attention(settled, clock.instant().plus(after)));
    }
}
