package org.onsale.admission.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.onsale.admission.domain.Autopilot;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.domain.Phase;
import org.onsale.admission.domain.Precondition;
import org.onsale.admission.domain.ShopWindow;
import org.onsale.admission.domain.StoredSettings;
import org.onsale.redis.EventId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets the cap follow what the shop reports, where the organiser asked for it. A step is one more change of settings, so
 * that the audit, the notice to all nodes and whoever watches learn of it as of any other. Any node may make it: the
 * window of reports is taken by one of them, and the step holds only for the settings that were judged. A node that
 * dies in between costs one window.
 */
public final class Autopiloting {
    /** Who the audit says it was. */
    public static final String WHO = "autopilot";

    private static final int EVENTS_AT_ONCE = 16;
    private static final Duration AFTER_A_WINDOW = Duration.ofSeconds(10);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

    private final KnownEvents events;
    private final Windows windows;
    private final OperatingEvent operating;
    private final InstantSource clock;
    private final Map<EventId, Instant> restsUntil = new ConcurrentHashMap<>();

    /** Collects what shops report. */
    public interface Windows {
        Mono<Void> add(EventId event, ShopWindow reported);

        /** Takes what was reported, for one judge. */
        Mono<Taken> take(EventId event);
    }

    /** What there is to judge. */
    public sealed interface Taken {
        /** Nothing; asking earlier than that is in vain. */
        record Rest(Duration atLeast) implements Taken {}

        /** @param version of the settings that stood when it was taken */
        record Window(ShopWindow reported, Autopilot.Load load, long version) implements Taken {}
    }

    public Autopiloting(KnownEvents events, Windows windows, OperatingEvent operating, InstantSource clock) {
        this.events = events;
        this.windows = windows;
        this.operating = operating;
        this.clock = clock;
    }

    /** Takes a report of the shop; forgotten at once while the autopilot is off. Fails with {@link UnknownEvent}. */
    public Mono<Void> report(EventId event, ShopWindow reported) {
        return events.require(event)
                .filter(memory -> memory.settings().settings().autopilot().isPresent())
                .flatMap(memory -> windows.add(event, reported));
    }

    /** Looks once after every event whose cap may be due for a step. Never fails; costs Redis nothing for the others. */
    public Mono<Void> round() {
        return Flux.defer(() -> Flux.fromIterable(events.all()))
                .filter(this::isDue)
                .flatMap(this::lookAfter, EVENTS_AT_ONCE)
                .then();
    }

    private boolean isDue(EventMemory memory) {
        StoredSettings stored = memory.settings();
        Phase phase = stored.settings().phase();
        return stored.settings().autopilot().isPresent()
                && (phase == Phase.OPEN || phase == Phase.DRAINING)
                && !memory.isQuiet(clock.instant())
                && memory.board().filter(board -> !board.onHold()).isPresent()
                && !clock.instant().isBefore(restsUntil.getOrDefault(memory.event(), Instant.EPOCH));
    }

    private Mono<Void> lookAfter(EventMemory memory) {
        return windows.take(memory.event())
                .flatMap(taken -> {
                    rest(memory, taken instanceof Taken.Rest rest ? rest.atLeast() : AFTER_A_WINDOW);
                    return taken instanceof Taken.Window window ? judge(memory, window) : Mono.empty();
                })
                .onErrorResume(error -> {
                    rest(memory, AFTER_A_FAILURE);
                    return Mono.empty();
                });
    }

    private void rest(EventMemory memory, Duration time) {
        restsUntil.put(memory.event(), clock.instant().plus(time));
    }

    /** A window judged by bounds that no longer stand moves nothing. */
    private Mono<Void> judge(EventMemory memory, Taken.Window window) {
        StoredSettings stored = memory.settings();
        return Mono.justOrEmpty(stored.settings().autopilot())
                .filter(autopilot -> stored.version() == window.version())
                .map(autopilot -> autopilot.judge(window.reported(), window.load()))
                .ofType(Autopilot.Step.Move.class)
                .flatMap(move -> step(memory.event(), window.version(), move))
                .then();
    }

    private Mono<OperatingEvent.Result> step(EventId event, long version, Autopilot.Step.Move move) {
        Precondition unchanged = new Precondition.Versions(Set.of(version));
        return operating.patch(event, Map.of("cap", move.cap()), unchanged, false, Byline.of(WHO, move.why()));
    }
}
