package org.onsale.admission.application;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.onsale.admission.domain.Checkout;
import org.onsale.admission.domain.EntryOutcome;
import org.onsale.admission.domain.EventSettings;
import org.onsale.admission.domain.Phase;
import org.onsale.redis.EventId;
import org.onsale.redis.Ids;
import reactor.core.publisher.Mono;

/** Lets a newcomer straight in while nobody waits and a slot is free; sends everyone else to the line. */
public final class EnteringCheckout {
    private final KnownEvents events;
    private final Entries entries;
    private final Passes passes;
    private final Happenings happenings;
    private final Supplier<String> checkoutIds;
    private final InstantSource clock;

    /** Takes a slot for a newcomer, if the line is empty. Repeating it with the same id takes no second one. */
    @FunctionalInterface
    public interface Entries {
        Mono<EntryOutcome> enter(EventId event, String checkout);
    }

    /** What a newcomer is told. */
    public sealed interface Result {
        /** In the shop. */
        record Admitted(Checkout checkout, String pass) implements Result {}

        /** To join the line. */
        record Waiting() implements Result {}

        /** No joins now. @param opensAt when that changes, if it is known */
        record JoiningClosed(Phase phase, Optional<Instant> opensAt) implements Result {}

        /** Nobody is let in until what Redis lost is back. */
        record OnHold() implements Result {}
    }

    public EnteringCheckout(
            KnownEvents events,
            Entries entries,
            Passes passes,
            Happenings happenings,
            Supplier<String> checkoutIds,
            InstantSource clock) {
        this.events = events;
        this.entries = entries;
        this.passes = passes;
        this.happenings = happenings;
        this.checkoutIds = checkoutIds;
        this.clock = clock;
    }

    /**
     * Asks to go in.
     *
     * @param idempotencyKey the same key gets the same checkout while it lasts
     */
    public Mono<Result> enter(EventId event, Optional<String> idempotencyKey) {
        String checkout =
                idempotencyKey.map(key -> Ids.entryCheckout(event, key)).orElseGet(checkoutIds);
        return events.require(event)
                .flatMap(memory -> outcome(memory, checkout).map(outcome -> result(memory, outcome)));
    }

    /** With one place for each identity the line is the only way in, since the line is where identities are checked. */
    private Mono<EntryOutcome> outcome(EventMemory memory, String checkout) {
        return memory.settings().settings().onePlacePerIdentity()
                ? Mono.just(new EntryOutcome.Waiting())
                : entries.enter(memory.event(), checkout);
    }

    private Result result(EventMemory memory, EntryOutcome outcome) {
        EventId event = memory.event();
        if (outcome instanceof EntryOutcome.Admitted admitted) {
            Checkout checkout = admitted.checkout();
            memory.remember(new Grant(checkout.id(), checkout.termEnd(), checkout.number(), clock.instant()));
            happenings.answered(event, Happenings.Answer.ENTERED);
            return new Result.Admitted(checkout, passes.sign(event, checkout));
        }
        if (outcome instanceof EntryOutcome.OnHold) {
            happenings.answered(event, Happenings.Answer.HELD_BACK);
            return new Result.OnHold();
        }
        happenings.answered(event, Happenings.Answer.SENT_TO_LINE);
        return lineOf(memory.settings().settings());
    }

    private static Result lineOf(EventSettings settings) {
        Phase phase = settings.phase();
        return phase.takesJoins() || phase == Phase.BYPASS
                ? new Result.Waiting()
                : new Result.JoiningClosed(phase, phase == Phase.SCHEDULED ? opening(settings) : Optional.empty());
    }

    private static Optional<Instant> opening(EventSettings settings) {
        return settings.prequeueAt().or(settings::opensAt);
    }
}
