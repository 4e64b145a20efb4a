package org.onsale.admission.application;

import org.onsale.admission.domain.CheckoutEnd;
import org.onsale.admission.domain.PassReading;
import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;

/** Gives a checkout's slot back and offers it to the next in line. Repeating it frees nothing more. */
public final class ReleasingCheckout {
    private final KnownEvents events;
    private final Releases releases;
    private final Passes passes;
    private final OfferingTurns offering;
    private final Happenings happenings;

    /** Frees the slot of a checkout; true when it held one. */
    @FunctionalInterface
    public interface Releases {
        Mono<Boolean> release(EventId event, String checkout, CheckoutEnd end);
    }

    /** What the caller is told. */
    public enum Result {
        RELEASED,
        /** Not a pass of this checkout. */
        REFUSED
    }

    public ReleasingCheckout(
            KnownEvents events, Releases releases, Passes passes, OfferingTurns offering, Happenings happenings) {
        this.events = events;
        this.releases = releases;
        this.passes = passes;
        this.offering = offering;
        this.happenings = happenings;
    }

    /** By the buyer's own pass, expired or not. */
    public Mono<Result> releaseByPass(EventId event, String checkout, String passText, CheckoutEnd end) {
        return release(event, passes.read(event, passText).of(checkout), end);
    }

    /** The checkout of that pass, for callers that do not know its id. */
    public Mono<Result> releaseHeld(EventId event, String passText, CheckoutEnd end) {
        return release(event, passes.read(event, passText), end);
    }

    private Mono<Result> release(EventId event, PassReading reading, CheckoutEnd end) {
        return events.require(event)
                .flatMap(memory -> reading.signed()
                        .map(pass -> release(memory, pass.checkout(), end))
                        .orElse(Mono.just(Result.REFUSED)));
    }

    /** By the shop, which may give back any checkout. */
    public Mono<Result> releaseByShop(EventId event, String checkout, CheckoutEnd end) {
        return events.require(event).flatMap(memory -> release(memory, checkout, end));
    }

    private Mono<Result> release(EventMemory memory, String checkout, CheckoutEnd end) {
        return releases.release(memory.event(), checkout, end)
                .doOnNext(freed -> {
                    memory.forget(checkout);
                    happenings.answered(memory.event(), Happenings.Answer.RELEASED);
                })
                .flatMap(freed -> freed ? offering.afterChange(memory.event()) : Mono.empty())
                .thenReturn(Result.RELEASED);
    }
}
