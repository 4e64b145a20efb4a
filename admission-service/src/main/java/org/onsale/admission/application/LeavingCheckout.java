package org.onsale.admission.application;

import java.time.Duration;
import java.time.InstantSource;
import org.onsale.admission.domain.LeaveOutcome;
import org.onsale.admission.domain.Pass;
import org.onsale.admission.domain.PassReading;
import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;

/**
 * Takes the notice that a page of the checkout is being left. Nobody knows yet whether the buyer closed it or reloads
 * it, so the slot is not given back: the lease ends within a grace, and the next heartbeat undoes that.
 */
public final class LeavingCheckout {
    private final KnownEvents events;
    private final Notices notices;
    private final Passes passes;
    private final OfferingTurns offering;
    private final Happenings happenings;
    private final InstantSource clock;

    /** Brings the end of a lease forward, never back. */
    @FunctionalInterface
    public interface Notices {
        Mono<LeaveOutcome> leaving(EventId event, String checkout, Duration grace);
    }

    /** What the page is told, if it still listens. */
    public enum Result {
        /** The lease is over now, or by the end of the grace. */
        NOTED,
        /** Not a pass of ours. */
        REFUSED,
        /** Not known until what Redis lost is back. */
        ON_HOLD
    }

    public LeavingCheckout(
            KnownEvents events,
            Notices notices,
            Passes passes,
            OfferingTurns offering,
            Happenings happenings,
            InstantSource clock) {
        this.events = events;
        this.notices = notices;
        this.passes = passes;
        this.offering = offering;
        this.happenings = happenings;
        this.clock = clock;
    }

    /** The checkout of that pass. A valid pass of an event nobody remembers proves a loss. */
    public Mono<Result> leave(EventId event, String passText, Duration grace) {
        PassReading reading = passes.read(event, passText);
        Mono<Result> result = events.require(event).flatMap(memory -> leave(memory, reading, grace));
        return reading instanceof PassReading.Valid ? result.onErrorReturn(UnknownEvent.class, Result.ON_HOLD) : result;
    }

    private Mono<Result> leave(EventMemory memory, PassReading reading, Duration grace) {
        if (reading instanceof PassReading.Valid valid) {
            Pass pass = valid.pass();
            return notices.leaving(memory.event(), pass.checkout(), grace)
                    .flatMap(outcome -> result(memory, pass.checkout(), outcome));
        }
        return reading instanceof PassReading.Expired expired
                ? gone(memory, expired.pass().checkout())
                : Mono.just(Result.REFUSED);
    }

    private Mono<Result> result(EventMemory memory, String checkout, LeaveOutcome outcome) {
        if (outcome instanceof LeaveOutcome.Leaving leaving) {
            memory.remember(new Grant(checkout, leaving.termEnd(), 0, clock.instant()));
            happenings.answered(memory.event(), Happenings.Answer.LEAVING);
            return Mono.just(Result.NOTED);
        }
        if (outcome instanceof LeaveOutcome.OnHold) {
            happenings.answered(memory.event(), Happenings.Answer.HELD_BACK);
            return Mono.just(Result.ON_HOLD);
        }
        return gone(memory, checkout);
    }

    private Mono<Result> gone(EventMemory memory, String checkout) {
        memory.forget(checkout);
        happenings.answered(memory.event(), Happenings.Answer.GONE);
        return offering.afterChange(memory.event()).thenReturn(Result.NOTED);
    }
}
