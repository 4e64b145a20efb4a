package org.onsale.waitingroom.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.domain.EventSettings;
import reactor.core.publisher.Mono;

/**
 * The events this node knows. One becomes known when it is first asked for, by a look into Redis, and is forgotten an
 * hour after it was last asked for. That there is none is remembered for a second, so that a flood of requests for
 * events that do not exist costs Redis little.
 */
public final class EventBoards {

    private static final Duration ANSWER_KEPT = Duration.ofSeconds(1);
    private static final Duration SILENT_EVENT_KEPT = Duration.ofHours(1);
    private static final int MOST_LOOKUPS = 1_000;
    private static final int MOST_WAITING = 10_000;

    private final Map<EventId, KnownEvent> known = new ConcurrentHashMap<>();
    private final Map<EventId, Lookup> lookups = new ConcurrentHashMap<>();
    private final ReadsEvents events;
    private final TakesPlaces takes;
    private final RestoresPlaces restores;
    private final InstantSource clock;
    private final Watch watch;

    public EventBoards(
            ReadsEvents events, TakesPlaces takes, RestoresPlaces restores, InstantSource clock, Watch watch) {
        this.events = events;
        this.takes = takes;
        this.restores = restores;
        this.clock = clock;
        this.watch = watch;
    }

    private record Lookup(Mono<Optional<KnownEvent>> answer, Instant until) {}

    /** The event; empty if there is none. */
    Mono<Optional<KnownEvent>> find(EventId id) {
        Optional<KnownEvent> event = known(id);
        return event.isPresent() ? Mono.just(event) : lookUp(id);
    }

    /** The event, if this node has heard of it. */
    Optional<KnownEvent> known(EventId id) {
        Optional<KnownEvent> event = Optional.ofNullable(known.get(id));
        event.ifPresent(found -> found.askedAt(clock.instant()));
        return event;
    }

    private Mono<Optional<KnownEvent>> lookUp(EventId id) {
        Instant now = clock.instant();
        if (lookups.size() >= MOST_LOOKUPS) {
            lookups.values().removeIf(lookup -> lookup.until().isBefore(now));
        }
        Lookup lookup = lookups.computeIfPresent(id, (key, old) -> old.until().isBefore(now) ? null : old);
        if (lookup != null) {
            return lookup.answer();
        }
        if (lookups.size() >= MOST_LOOKUPS) {
            return Mono.error(new Overloaded(MOST_LOOKUPS + " unknown events were asked for within a second"));
        }
        return lookups.computeIfAbsent(id, key -> new Lookup(read(key), now.plus(ANSWER_KEPT)))
                .answer();
    }

    private Mono<Optional<KnownEvent>> read(EventId id) {
        return events.settings(id)
                .flatMap(settings ->
                        settings.map(found -> firstSeen(id, found)).orElseGet(() -> Mono.just(Optional.empty())))
                .cache();
    }

    private Mono<Optional<KnownEvent>> firstSeen(EventId id, EventSettings settings) {
        return events.board(id).map(board -> {
            KnownEvent event = known.computeIfAbsent(id, key -> newEvent(key, settings));
            board.ifPresent(first -> event.learn(knowledge -> knowledge.with(first)));
            lookups.remove(id);
            return Optional.of(event);
        });
    }

    private KnownEvent newEvent(EventId id, EventSettings settings) {
        return new KnownEvent(
                id,
                settings,
                clock.instant(),
                new Batches<>(
                        places -> {
                            watch.ranScript("join", places.size());
                            return takes.take(id, places, highestNumber(id));
                        },
                        TakesPlaces.MOST,
                        MOST_WAITING),
                new Batches<>(
                        places -> {
                            watch.ranScript("restore", places.size());
                            return restores.restore(id, places, highestNumber(id));
                        },
                        RestoresPlaces.MOST,
                        MOST_WAITING));
    }

    private long highestNumber(EventId id) {
        KnownEvent event = known.get(id);
        return event == null ? 0 : event.knowledge().lastNumber();
    }

    Collection<KnownEvent> all() {
        return known.values();
    }

    /** Ids of the events known now. */
    public Set<EventId> ids() {
        return Set.copyOf(known.keySet());
    }

    void forgetSilent() {
        Instant since = clock.instant().minus(SILENT_EVENT_KEPT);
        known.values().removeIf(event -> event.lastAsked().isBefore(since));
    }

    /** The organiser changed the settings; they are read again at the next tick. */
    public void settingsChanged(EventId id) {
        KnownEvent event = known.get(id);
        if (event != null) {
            event.changed();
        }
    }

    /** Age of the oldest board that polls are answered from; zero when there is none. */
    public Duration oldestBoard() {
        Instant now = clock.instant();
        return known.values().stream()
                .flatMap(event -> event.knowledge().shown().stream())
                .map(board -> Duration.between(board.asOf(), now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
