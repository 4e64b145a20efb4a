package org.onsale.admission.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.onsale.admission.domain.SaleHistory;
import org.onsale.admission.domain.Tally;
import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;

/** Keeps this node's memory in step with what other nodes granted and ended, at most once a second an event. */
public final class RecallingEvent {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    /** Whoever is called now joined within this time, or the wait is not known. */
    private static final Duration LOOKED_BACK = Duration.ofHours(12);

    private final Recalls recalls;
    private final History history;
    private final InstantSource clock;
    private final Map<EventId, Recalled> last = new ConcurrentHashMap<>();

    /** Reads what was written down of an event. */
    @FunctionalInterface
    public interface History {
        /** From that time on. */
        Mono<SaleHistory> since(EventId event, Instant from);
    }

    /** Reads what a node should remember. */
    public interface Recalls {
        Mono<Tally> tally(EventId event);

        /** Checkout → end of its term; empty when the event is on hold, since then absence proves nothing. */
        Mono<Optional<Map<String, Instant>>> terms(EventId event);

        /** How places ended, two bits a number. */
        Mono<byte[]> ended(EventId event);
    }

    private record Recalled(Tally tally, Instant at) {}

    public RecallingEvent(Recalls recalls, History history, InstantSource clock) {
        this.recalls = recalls;
        this.history = history;
        this.clock = clock;
    }

    /** Reads the counts, and when they changed also the checkouts and how places ended. */
    Mono<Void> recall(EventMemory memory) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            Recalled before = last.get(memory.event());
            if (before != null && Duration.between(before.at(), now).abs().compareTo(BETWEEN) < 0) {
                return Mono.empty();
            }
            Mono<SaleHistory> first = before == null ? readHistory(memory, now) : Mono.empty();
            return first.then(recalls.tally(memory.event())).flatMap(tally -> {
                memory.learn(tally);
                boolean same = before != null && before.tally().equals(tally);
                Mono<Void> work = same ? Mono.empty() : recallAll(memory, now);
                return work.doOnSuccess(done -> last.put(memory.event(), new Recalled(tally, now)));
            });
        });
    }

    private Mono<SaleHistory> readHistory(EventMemory memory, Instant now) {
        return history.since(memory.event(), now.minus(LOOKED_BACK)).doOnNext(memory::learn);
    }

    private Mono<Void> recallAll(EventMemory memory, Instant asked) {
        EventId event = memory.event();
        return recalls.ended(event)
                .zipWhen(ended -> recalls.terms(event))
                .doOnNext(both -> recall(memory, both.getT1(), both.getT2(), asked))
                .then();
    }

    /** Terms are read last: they are told only while the event is whole, so the endings read before them are, too. */
    private static void recall(EventMemory memory, byte[] ended, Optional<Map<String, Instant>> terms, Instant asked) {
        if (terms.isPresent()) {
            memory.ended().replaceBy(ended);
            memory.recall(terms.get(), asked);
        } else {
            memory.ended().add(ended);
        }
    }
}
