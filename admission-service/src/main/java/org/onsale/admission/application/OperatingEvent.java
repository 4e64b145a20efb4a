package org.onsale.admission.application;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.domain.EventSettings;
import org.onsale.admission.domain.Phase;
import org.onsale.admission.domain.Precondition;
import org.onsale.admission.domain.SettingChange;
import org.onsale.admission.domain.StoredSettings;
import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;

/**
 * Changes the settings of an event: one writer at a time, checked against the version that stands, written at once
 * with its audit entry and its notice to the other nodes, and followed by an offer.
 */
public final class OperatingEvent {
    private final KnownEvents events;
    private final KnownEvents.SettingsReading reading;
    private final SettingsWriting writing;
    private final HealingEvent healing;
    private final OfferingTurns offering;
    private final InstantSource clock;

    /** Writes settings. */
    public interface SettingsWriting {
        /** Runs the work while no other node is at work on the same event. */
        <T> Mono<T> exclusively(EventId event, Supplier<Mono<T>> work);

        /** Settings, audit entry and notice, all or nothing; the event is in the list of events afterwards. */
        Mono<Void> write(EventId event, StoredSettings settings, List<SettingChange> changes, Byline by);
    }

    /** What the organiser is told. */
    public sealed interface Result {
        record Created(StoredSettings settings) implements Result {}

        record Changed(StoredSettings settings) implements Result {}

        /** Others changed the settings meanwhile, or the event is not as the caller thought. */
        record Conflict(Optional<StoredSettings> current) implements Result {}

        /** Turning the gate off needs the event's id typed once more. */
        record ConfirmationNeeded() implements Result {}

        /** The installation has as many events as it may. */
        record TooManyEvents(int most) implements Result {}
    }

    public OperatingEvent(
            KnownEvents events,
            KnownEvents.SettingsReading reading,
            SettingsWriting writing,
            HealingEvent healing,
            OfferingTurns offering,
            InstantSource clock) {
        this.events = events;
        this.reading = reading;
        this.writing = writing;
        this.healing = healing;
        this.offering = offering;
        this.clock = clock;
    }

    /** The settings that stand. Fails with {@link UnknownEvent}. */
    public Mono<StoredSettings> settings(EventId event) {
        return events.reread(event).map(EventMemory::settings).switchIfEmpty(Mono.error(() -> new UnknownEvent(event)));
    }

    /** The events this node knows, by id. */
    public List<EventMemory> list() {
        return events.all().stream()
                .sorted(Comparator.comparing(memory -> memory.event().value()))
                .toList();
    }

    /** Creates an event or replaces its settings by a whole document. Fails with SettingRefused. */
    public Mono<Result> replace(
            EventId event,
            Map<String, ? extends @Nullable Object> document,
            Precondition precondition,
            boolean confirmed,
            Byline by) {
        return change(event, precondition, confirmed, by, current -> EventSettings.ofJson(document));
    }

    /** Changes some settings (JSON merge patch). Fails with SettingRefused or {@link UnknownEvent}. */
    public Mono<Result> patch(
            EventId event,
            Map<String, ? extends @Nullable Object> patch,
            Precondition precondition,
            boolean confirmed,
            Byline by) {
        return change(
                event,
                precondition,
                confirmed,
                by,
                current -> current.orElseThrow(() -> new UnknownEvent(event))
                        .settings()
                        .patched(patch));
    }

    /**
     * Declares an event at start: written only if neither Redis nor any node has settings of it. Slots are given out
     * after a hold, since a loss may be the reason that nobody knows it.
     */
    public Mono<Void> declare(EventId event, EventSettings settings) {
        return reading.read(event).flatMap(inRedis -> {
            StoredSettings stored = inRedis.orElseGet(() -> new StoredSettings(settings, 1, now()));
            EventMemory memory = events.learn(event, stored);
            return inRedis.isPresent() ? Mono.empty() : healing.heal(memory).then();
        });
    }

    private Mono<Result> change(
            EventId event,
            Precondition precondition,
            boolean confirmed,
            Byline by,
            Function<Optional<StoredSettings>, EventSettings> next) {
        return writing.exclusively(
                        event,
                        () -> reading.read(event).flatMap(inRedis -> {
                            Optional<StoredSettings> current = newest(event, inRedis);
                            if (current.isEmpty() && events.all().size() >= KnownEvents.MOST) {
                                return Mono.just(new Result.TooManyEvents(KnownEvents.MOST));
                            }
                            if (!precondition.holdsFor(current)) {
                                return Mono.just(new Result.Conflict(current));
                            }
                            EventSettings wanted = next.apply(current);
                            return turnsGateOff(current, wanted) && !confirmed
                                    ? Mono.just(new Result.ConfirmationNeeded())
                                    : write(event, inRedis, current, wanted, by);
                        }))
                .flatMap(result -> offering.afterChange(event).thenReturn(result));
    }

    private Optional<StoredSettings> newest(EventId event, Optional<StoredSettings> inRedis) {
        Optional<StoredSettings> remembered = events.remembered(event).map(EventMemory::settings);
        return remembered
                .filter(held -> inRedis.map(held::isNewerThan).orElse(true))
                .or(() -> inRedis);
    }

    private static boolean turnsGateOff(Optional<StoredSettings> current, EventSettings wanted) {
        boolean isOff = current.filter(stored -> stored.settings().phase() == Phase.BYPASS)
                .isPresent();
        return wanted.phase() == Phase.BYPASS && !isOff;
    }

    private Mono<Result> write(
            EventId event,
            Optional<StoredSettings> inRedis,
            Optional<StoredSettings> current,
            EventSettings wanted,
            Byline by) {
        List<SettingChange> changes = SettingChange.between(current.map(StoredSettings::settings), wanted);
        if (changes.isEmpty() && current.isPresent()) {
            return Mono.just(new Result.Changed(current.get()));
        }
        StoredSettings stored = current.map(before -> before.replacedBy(wanted, now()))
                .orElseGet(() -> new StoredSettings(wanted, 1, now()));
        Mono<?> founding = current.isEmpty() ? healing.found(event, stored) : Mono.empty();
        return founding.then(Mono.defer(() -> writing.write(event, stored, changes, by)))
                .then(Mono.fromSupplier(() -> {
                    events.learn(event, stored);
                    return current.isEmpty() ? new Result.Created(stored) : new Result.Changed(stored);
                }));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
