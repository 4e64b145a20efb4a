package org.onsale.admission.application;

import java.time.Instant;
import java.time.InstantSource;
import org.onsale.admission.domain.Checkout;
import org.onsale.admission.domain.ExtendOutcome;
import org.onsale.admission.domain.Pass;
import org.onsale.admission.domain.PassReading;
import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;

/** Takes a heartbeat: the buyer is still in the shop. */
public final class ExtendingCheckout {
    private final KnownEvents events;
    private final Heartbeats heartbeats;
    private final Passes passes;
    private final OfferingTurns offering;
    private final Happenings happenings;
    private final InstantSource clock;

    /** Moves the end of a lease, up to the end of its term. */
    @FunctionalInterface
    public interface Heartbeats {

        /** @param vouched whether the checkout may be brought back if Redis lost it */
        Mono<ExtendOutcome> extend(EventId event, String checkout, Instant termEndByPass, boolean vouched);
    }

    /** What the shop is told. */
    public sealed interface Result {

        /**
         * Held until {@code expiresAt} unless another heartbeat comes.
         *
         * @param termEnd no heartbeat goes beyond it
         * @param heartbeatSeconds how often to send them, 0 = not at all
         */
        record Extended(Instant expiresAt, Instant termEnd, int heartbeatSeconds) implements Result {}

        /** Over for good. */
        record Gone() implements Result {}

        /** Not a pass of this checkout. */
        record Refused() implements Result {}

        /** Not known until what Redis lost is back. */
        record OnHold() implements Result {}
    }

    public ExtendingCheckout(
            KnownEvents events,
            Heartbeats heartbeats,
            Passes passes,
            OfferingTurns offering,
            Happenings happenings,
            InstantSource clock) {
        this.events = events;
        this.heartbeats = heartbeats;
        this.passes = passes;
        this.offering = offering;
        this.happenings = happenings;
        this.clock = clock;
    }

    /** A valid pass of an event nobody remembers proves a loss, so it is answered by {@code OnHold}, never "unknown". */
    public Mono<Result> extend(EventId event, String checkout, String passText) {
        return extend(event, passes.read(event, passText).of(checkout));
    }

    /** The same for the checkout of the pass itself, for callers that do not know its id. */
    public Mono<Result> extendHeld(EventId event, String passText) {
        return extend(event, passes.read(event, passText));
    }

    private Mono<Result> extend(EventId event, PassReading reading) {
        Mono<Result> result = events.require(event).flatMap(memory -> extend(memory, reading));
        return reading instanceof PassReading.Valid
                ? result.onErrorReturn(UnknownEvent.class, new Result.OnHold())
                : result;
    }

    private Mono<Result> extend(EventMemory memory, PassReading reading) {
        if (reading instanceof PassReading.Valid valid) {
            Pass pass = valid.pass();
            return heartbeats
                    .extend(memory.event(), pass.checkout(), pass.termEnd(), memory.vouchesFor(pass.checkout()))
                    .flatMap(outcome -> result(memory, pass.checkout(), outcome));
        }
        return reading instanceof PassReading.Expired expired
                ? gone(memory, expired.pass().checkout())
                : Mono.just(new Result.Refused());
    }

    private Mono<Result> result(EventMemory memory, String checkout, ExtendOutcome outcome) {
        if (outcome instanceof ExtendOutcome.Extended extended) {
            Checkout held = extended.checkout();
            memory.remember(new Grant(checkout, held.termEnd(), held.number(), clock.instant()));
            happenings.answered(memory.event(), Happenings.Answer.EXTENDED);
            return Mono.just(new Result.Extended(held.expiresAt(), held.termEnd(), held.heartbeatSeconds()));
        }
        if (outcome instanceof ExtendOutcome.OnHold) {
            happenings.answered(memory.event(), Happenings.Answer.HELD_BACK);
            return Mono.just(new Result.OnHold());
        }
        return gone(memory, checkout);
    }

    private Mono<Result> gone(EventMemory memory, String checkout) {
        memory.forget(checkout);
        happenings.answered(memory.event(), Happenings.Answer.GONE);
        return offering.afterChange(memory.event()).thenReturn(new Result.Gone());
    }
}
