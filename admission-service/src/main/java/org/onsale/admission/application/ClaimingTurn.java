package org.onsale.admission.application;

import java.time.InstantSource;
import java.util.regex.Pattern;
import org.onsale.admission.domain.Checkout;
import org.onsale.admission.domain.ClaimOutcome;
import org.onsale.redis.EventId;
import org.onsale.redis.Ids;
import reactor.core.publisher.Mono;

/**
 * Turns an offered turn into a checkout. Repeating a claim gives the same checkout. Repeated so late that the lease ran
 * out unheard of, it gives the place back its number instead: the next poll finds it in line, at the head.
 */
public final class ClaimingTurn {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{16}");

    private final KnownEvents events;
    private final Claims claims;
    private final Passes passes;
    private final Happenings happenings;
    private final InstantSource clock;

    /** Moves the slot from the turn to the checkout. */
    @FunctionalInterface
    public interface Claims {
        Mono<ClaimOutcome> claim(EventId event, String place, String checkout);
    }

    /** What the buyer is told. */
    public sealed interface Result {
        /** In the shop. */
        record Admitted(Checkout checkout, String pass) implements Result {}

        /** The turn is not, or no longer, offered. */
        record NotOffered() implements Result {}

        /** Claims wait until what Redis lost is back. */
        record OnHold() implements Result {}
    }

    public ClaimingTurn(KnownEvents events, Claims claims, Passes passes, Happenings happenings, InstantSource clock) {
        this.events = events;
        this.claims = claims;
        this.passes = passes;
        this.happenings = happenings;
        this.clock = clock;
    }

    /** @param code the turn's code as the waiting page got it */
    public Mono<Result> claim(EventId event, String code) {
        return events.require(event).flatMap(memory -> outcome(event, code).map(outcome -> result(memory, outcome)));
    }

    private Mono<ClaimOutcome> outcome(EventId event, String code) {
        return CODE.matcher(code).matches()
                ? claims.claim(event, code, Ids.checkoutOf(code))
                : Mono.just(new ClaimOutcome.NotOffered());
    }

    private Result result(EventMemory memory, ClaimOutcome outcome) {
        EventId event = memory.event();
        if (outcome instanceof ClaimOutcome.Admitted admitted) {
            Checkout checkout = admitted.checkout();
            memory.remember(new Grant(checkout.id(), checkout.termEnd(), checkout.number(), clock.instant()));
            happenings.answered(event, Happenings.Answer.CLAIMED);
            return new Result.Admitted(checkout, passes.sign(event, checkout));
        }
        if (outcome instanceof ClaimOutcome.OnHold) {
            happenings.answered(event, Happenings.Answer.HELD_BACK);
            return new Result.OnHold();
        }
        happenings.answered(event, Happenings.Answer.NOT_OFFERED);
        return new Result.NotOffered();
    }
}
