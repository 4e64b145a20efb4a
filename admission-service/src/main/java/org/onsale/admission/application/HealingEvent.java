package org.onsale.admission.application;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.onsale.admission.domain.Board;
import org.onsale.admission.domain.ExpectedBack;
import org.onsale.admission.domain.HealOutcome;
import org.onsale.admission.domain.StoredSettings;
import org.onsale.redis.EventId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings an event back after Redis lost data: writes back what this node remembers and asks for the hold to end.
 * Called with each tick until the event is healthy.
 */
public final class HealingEvent {
    private static final int ADOPTED_AT_ONCE = 100;

    private final Healing healing;
    private final InstantSource clock;

    /** What a node can tell of an event. @param expectPlaces −1 when it does not know */
    public record Remembered(
            StoredSettings settings,
            boolean fresh,
            long nowServing,
            long lastNumber,
            int expectPlaces,
            int expectCheckouts,
            byte[] ended) {

        /** An event nobody can hold anything of yet. */
        static Remembered fresh(StoredSettings settings) {
            return new Remembered(settings, true, 0, 0, 0, 0, new byte[0]);
        }
    }

    /** Writes back. Both may be repeated at will. */
    public interface Healing {
        Mono<HealOutcome> heal(EventId event, Remembered remembered);

        /** At most 100 at once. */
        Mono<Long> adopt(EventId event, List<Grant> grants);
    }

    public HealingEvent(Healing healing, InstantSource clock) {
        this.healing = healing;
        this.clock = clock;
    }

    /** Founds an event that never was. */
    Mono<HealOutcome> found(EventId event, StoredSettings settings) {
        return healing.heal(event, Remembered.fresh(settings));
    }

    /** One step of healing. */
    public Mono<HealOutcome> heal(EventMemory memory) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            boolean sendEnded = memory.hold().endedIsDue(now);
            return healing.heal(memory.event(), remembered(memory, sendEnded, now))
                    .flatMap(outcome -> after(memory, outcome, sendEnded, now).thenReturn(outcome));
        });
    }

    private static Remembered remembered(EventMemory memory, boolean sendEnded, Instant now) {
        byte[] ended = sendEnded ? memory.ended().bits() : new byte[0];
        int checkouts = memory.grants(now).size();
        return memory.healthyBoard()
                .map(last -> remembered(memory.settings(), last, checkouts, ended))
                .orElseGet(() -> new Remembered(memory.settings(), false, 0, 0, -1, checkouts, ended));
    }

    private static Remembered remembered(StoredSettings settings, Board last, int checkouts, byte[] ended) {
        return new Remembered(
                settings, false, last.nowServing(), last.lastNumber(), ExpectedBack.places(last), checkouts, ended);
    }

    private Mono<Void> after(EventMemory memory, HealOutcome outcome, boolean endedSent, Instant now) {
        if (outcome instanceof HealOutcome.OnHold hold) {
            memory.hold().heldUnder(hold.epoch(), endedSent, now);
            return writeBack(memory, memory.hold().due(memory.grants(now), now));
        }
        memory.hold().over();
        return Mono.empty();
    }

    private Mono<Void> writeBack(EventMemory memory, List<Grant> grants) {
        return Flux.fromIterable(grants)
                .buffer(ADOPTED_AT_ONCE)
                .concatMap(some -> healing.adopt(memory.event(), some)
                        .doOnNext(written -> memory.hold().writtenBack(some)))
                .then();
    }
}
