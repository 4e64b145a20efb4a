package org.onsale.admission.application;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.onsale.admission.domain.Board;
import org.onsale.admission.domain.OfferOutcome;
import org.onsale.redis.EventId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What every node does for every event all the time: offer, take a survey, heal, remember. Any node may do it at any
 * moment; there is no leader.
 */
public final class TendingEvents {
    private static final int EVENTS_AT_ONCE = 64;

    private final KnownEvents events;
    private final OfferingTurns offering;
    private final HealingEvent healing;
    private final Surveys surveys;
    private final RecallingEvent recalling;
    private final KeepingTimetable timetable;
    private final Happenings happenings;
    private final InstantSource clock;
    private final Map<EventId, Coalesced<Boolean>> ticks = new ConcurrentHashMap<>();

    /** Writes and reads the board. */
    public interface Surveys {
        Mono<Void> survey(EventId event);

        /** Empty before the first survey. */
        Mono<Board> board(EventId event);
    }

    public TendingEvents(
            KnownEvents events,
            OfferingTurns offering,
            HealingEvent healing,
            Surveys surveys,
            RecallingEvent recalling,
            KeepingTimetable timetable,
            Happenings happenings,
            InstantSource clock) {
        this.events = events;
        this.offering = offering;
        this.healing = healing;
        this.surveys = surveys;
        this.recalling = recalling;
        this.timetable = timetable;
        this.happenings = happenings;
        this.clock = clock;
    }

    /** Learns of events that other nodes know. Fails when Redis is away. */
    public Mono<Void> refresh() {
        return events.refresh();
    }

    /** Settings of this event changed somewhere. */
    public Mono<Void> settingsChanged(EventId event) {
        return events.reread(event).flatMap(memory -> offering.afterChange(event));
    }

    /**
     * Looks after every known event once, and tells how many of them went wrong. An event whose last tick still runs
     * is passed over, so that a slow one does not hold up the others. Never fails.
     */
    public Mono<Long> tick() {
        return tick(memory -> true);
    }

    /**
     * As {@link #tick()}, for events where something may happen of itself or by their own times; the others can do with
     * fewer ticks.
     */
    public Mono<Long> tickBusy() {
        return tick(memory -> !memory.isQuiet(clock.instant()));
    }

    private Mono<Long> tick(Predicate<EventMemory> which) {
        return Flux.defer(() -> Flux.fromIterable(events.all()))
                .filter(which)
                .flatMap(memory -> tickOf(memory).requestUnlessRunning(), EVENTS_AT_ONCE)
                .filter(wentWell -> !wentWell)
                .count();
    }

    private Coalesced<Boolean> tickOf(EventMemory memory) {
        return ticks.computeIfAbsent(memory.event(), event -> new Coalesced<>(tend(memory)));
    }

    private Mono<Boolean> tend(EventMemory memory) {
        EventId event = memory.event();
        return offering.offer(event)
                .filter(OfferOutcome.OnHold.class::isInstance)
                .flatMap(hold -> healing.heal(memory))
                .then(Mono.defer(() -> surveys.survey(event)))
                .then(Mono.defer(() -> surveys.board(event)))
                .doOnNext(memory::learn)
                .flatMap(board -> keepSettings(memory, board))
                .then(Mono.defer(() -> recalling.recall(memory)))
                .then(Mono.defer(() -> timetable.keep(memory)))
                .thenReturn(true)
                .onErrorResume(error -> {
                    happenings.tickFailed(event, error);
                    return Mono.just(false);
                });
    }

    /** Catches up with settings whose notice was missed, and writes back newer ones that Redis lost. */
    private Mono<Void> keepSettings(EventMemory memory, Board board) {
        long held = memory.settings().version();
        if (board.settingsVersion() > held) {
            return events.reread(memory.event()).then();
        }
        return board.settingsVersion() < held && !board.onHold()
                ? healing.heal(memory).then()
                : Mono.empty();
    }
}
