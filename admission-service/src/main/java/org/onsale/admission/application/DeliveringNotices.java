package org.onsale.admission.application;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.onsale.admission.domain.Notice;
import org.onsale.redis.EventId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells receivers what happened to events: each notice at least once, those of an event in their order, by any node. A
 * node looks only where the board it reads anyway names a notice that it has not seen done with.
 */
public final class DeliveringNotices {
    private final List<Courier> couriers;

    /** What is to be told, and how far each receiver was told. */
    public interface Outbox {
        /** The oldest notice that the receiver was not told, for this node alone for a while. */
        Mono<Collected> collect(EventId event, String receiver);

        /** It was told, or given up. */
        Mono<Void> done(EventId event, String receiver, String notice);

        /** It was not told and is to be collected again after that. */
        Mono<Void> tryAgain(EventId event, String receiver, String notice, Duration after);
    }

    /** What there is to tell. */
    public sealed interface Collected {
        /** Nothing. */
        record Nothing() implements Collected {}

        /** Nothing before that. */
        record Later(Duration after) implements Collected {}

        /** @param triesInVain how often this receiver did not take it */
        record Given(Notice notice, int triesInVain) implements Collected {}
    }

    /** Somebody who wants to be told. */
    public interface Receiver {
        /** Says who it is in the outbox; never changes for the same receiver. */
        String id();

        /** Says who it is in metrics. */
        String label();

        /** Whether it took the notice. Ends within seconds and does not fail. */
        Mono<Boolean> tell(EventId event, Notice notice);
    }

    /** Is told how it went, to count it. */
    public interface Progress {
        void delivered(EventId event, String receiver);

        void failed(EventId event, String receiver);

        void givenUp(EventId event, String receiver);
    }

    public DeliveringNotices(
            KnownEvents events,
            Outbox outbox,
            Collection<? extends Receiver> receivers,
            Progress progress,
            InstantSource clock) {
        this.couriers = receivers.stream()
                .map(receiver -> new Courier(events, outbox, receiver, progress, clock))
                .toList();
    }

    /**
     * Tells what there is to tell. Lasts as long as the slowest receiver; other rounds may be made meanwhile and do
     * what this one does not. Never fails; costs Redis nothing where there is no news.
     */
    public Mono<Void> round() {
        return Flux.fromIterable(couriers)
                .flatMap(Courier::round, Math.max(1, couriers.size()))
                .then();
    }

    /** Beyond so many rounds at once each further one finds nothing to do. */
    public int mostRoundsAtOnce() {
        return 1 + Courier.MOST_AT_ONCE * couriers.size();
    }
}
