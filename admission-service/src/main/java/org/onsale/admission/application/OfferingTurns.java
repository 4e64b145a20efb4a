package org.onsale.admission.application;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onsale.admission.domain.OfferOutcome;
import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;

/** Offers free slots to the head of the line: on each tick, and right after anything that may have freed one. */
public final class OfferingTurns {
    /** Bounds one run; what is left comes with the next tick. 100 rounds inspect 10,000 places. */
    private static final int MOST_ROUNDS = 100;

    private final Offers offers;
    private final Happenings happenings;
    private final Map<EventId, Coalesced<OfferOutcome>> runs = new ConcurrentHashMap<>();

    /** One bounded look at the head of the line. */
    @FunctionalInterface
    public interface Offers {
        Mono<OfferOutcome> offer(EventId event);
    }

    public OfferingTurns(Offers offers, Happenings happenings) {
        this.offers = offers;
        this.happenings = happenings;
    }

    /** Offers until nothing more can be; at most one run an event is under way and one waits. */
    public Mono<OfferOutcome> offer(EventId event) {
        return run(event).request();
    }

    /**
     * Offers after a change, for its effect only: a failure is not the concern of whoever made the change, and the
     * next tick offers again.
     */
    Mono<Void> afterChange(EventId event) {
        return offer(event).then().onErrorComplete();
    }

    private Coalesced<OfferOutcome> run(EventId event) {
        return runs.computeIfAbsent(event, id -> new Coalesced<>(rounds(id)));
    }

    private Mono<OfferOutcome> rounds(EventId event) {
        Mono<OfferOutcome> round = Mono.defer(() -> offers.offer(event));
        return round.expand(outcome -> wantsMore(outcome) ? round : Mono.empty())
                .take(MOST_ROUNDS)
                .doOnNext(outcome -> happenings.offered(event, outcome))
                .last();
    }

    private static boolean wantsMore(OfferOutcome outcome) {
        return outcome instanceof OfferOutcome.Done done && done.more();
    }
}
