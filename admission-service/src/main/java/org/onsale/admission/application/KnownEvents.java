package org.onsale.admission.application;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.onsale.admission.domain.StoredSettings;
import org.onsale.redis.EventId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The events this node knows, and how it learns of more: from Redis, from a notice, from a write of its own. */
public final class KnownEvents {
    /** Most events of one installation. */
    public static final int MOST = 1_000;

    private static final int READ_AT_ONCE = 16;

    private final SettingsReading reading;
    private final EventListing listing;
    private final Happenings happenings;
    private final Map<EventId, EventMemory> memories = new ConcurrentHashMap<>();

    /** Reads the settings of one event as they stand in Redis. */
    @FunctionalInterface
    public interface SettingsReading {
        Mono<Optional<StoredSettings>> read(EventId event);
    }

    /** The set of events of the installation. */
    public interface EventListing {
        Mono<Set<EventId>> all();

        Mono<Void> add(Collection<EventId> events);
    }

    public KnownEvents(SettingsReading reading, EventListing listing, Happenings happenings) {
        this.happenings = happenings;
        this.reading = reading;
        this.listing = listing;
    }

    /** Those known at present. */
    public Collection<EventMemory> all() {
        return memories.values();
    }

    /** What this node remembers, without asking Redis. */
    public Optional<EventMemory> remembered(EventId event) {
        return Optional.ofNullable(memories.get(event));
    }

    /** The event, looked up in Redis when this node does not know it. Fails with {@link UnknownEvent}. */
    public Mono<EventMemory> require(EventId event) {
        return Mono.defer(() -> remembered(event)
                .map(Mono::just)
                .orElseGet(() -> reread(event).switchIfEmpty(Mono.error(() -> new UnknownEvent(event)))));
    }

    /** Reads the settings again; empty when neither Redis nor this node has any. */
    public Mono<EventMemory> reread(EventId event) {
        return reading.read(event)
                .flatMap(stored -> stored.map(settings -> Mono.just(learn(event, settings)))
                        .orElseGet(() -> Mono.justOrEmpty(remembered(event))));
    }

    /** Takes settings over, unless this node has newer ones. */
    EventMemory learn(EventId event, StoredSettings stored) {
        EventMemory memory = memories.computeIfAbsent(event, id -> met(new EventMemory(id, stored)));
        memory.learn(stored);
        return memory;
    }

    private EventMemory met(EventMemory memory) {
        happenings.met(memory);
        return memory;
    }

    /** Learns of events that other nodes know, and tells of those that Redis forgot. */
    public Mono<Void> refresh() {
        return listing.all()
                .flatMap(listed -> Flux.fromIterable(listed)
                        .filter(event -> !memories.containsKey(event))
                        .take(Math.max(0, MOST - memories.size()))
                        .flatMap(this::reread, READ_AT_ONCE)
                        .then(Mono.defer(() -> tellOfMissing(listed))));
    }

    private Mono<Void> tellOfMissing(Set<EventId> listed) {
        Collection<EventId> missing = memories.keySet().stream()
                .filter(event -> !listed.contains(event))
                .toList();
        return missing.isEmpty() ? Mono.empty() : listing.add(missing);
    }
}
