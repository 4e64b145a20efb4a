package org.onsale.admission.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.onsale.admission.application.Busy;
import org.onsale.admission.application.KnownEvents;
import org.onsale.admission.application.OperatingEvent;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.domain.SettingChange;
import org.onsale.admission.domain.StoredSettings;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.InstallationKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisScript;
import org.onsale.redis.Reply;
import org.redisson.api.RLockReactive;
import org.redisson.client.codec.StringCodec;
import reactor.core.publisher.Mono;

/**
 * Settings of events: a map that the scripts read as a hash. One writer at a time holds a Redisson lock while it reads,
 * decides and writes; the script {@code settle} writes settings, audit entry and notice at once, and refuses to
 * overwrite a newer version should the lock have been lost meanwhile. A Redisson batch in a transaction was tried: under
 * contention its decoder mixed up the answers of a connection. Reading goes by Lettuce, since anyone on the internet can
 * ask for an event that does not exist and must not fill the few places of the control plane. The list of events is in
 * another slot of a Cluster, so it is written first: an event listed without settings is none.
 */
public final class SettingsStore implements KnownEvents.SettingsReading, OperatingEvent.SettingsWriting {
    private static final String AUDIT_ENTRIES_KEPT = "10000";
    private static final Duration WAIT_FOR_LOCK = Duration.ofSeconds(2);
    private static final Duration LOCK_HELD_AT_MOST = Duration.ofSeconds(10);

    private final RedisAccess redis;
    private final RedisScript settle = RedisScript.load(SettingsStore.class, "settle");
    /** Redisson tells owners of a lock apart by client and number; every piece of work is an owner of its own. */
    private final AtomicLong owners = new AtomicLong(1);

    public SettingsStore(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Optional<StoredSettings>> read(EventId event) {
        return redis.hash(EventKeys.of(event).settings()).map(StoredSettings::ofText);
    }

    @Override
    public <T> Mono<T> exclusively(EventId event, Supplier<Mono<T>> work) {
        return Mono.defer(() -> {
            long owner = owners.getAndIncrement();
            RLockReactive lock = redis.redisson().reactive().getLock(lockName(event));
            return Mono.usingWhen(acquired(lock, owner), held -> work.get(), held -> released(held, owner));
        });
    }

    private static String lockName(EventId event) {
        return EventKeys.of(event).settings() + ":lock";
    }

    private Mono<RLockReactive> acquired(RLockReactive lock, long owner) {
        return redis.control(redisson -> lock.tryLock(
                        WAIT_FOR_LOCK.toMillis(), LOCK_HELD_AT_MOST.toMillis(), TimeUnit.MILLISECONDS, owner))
                .flatMap(acquired -> acquired
                        ? Mono.just(lock)
                        : Mono.error(() -> new Busy("Somebody else is changing these settings.")));
    }

    /** A lock that a loss of Redis took along needs no release; one that cannot be released ends by itself. */
    private Mono<Void> released(RLockReactive lock, long owner) {
        return redis.control(redisson -> lock.unlock(owner)).onErrorComplete();
    }

    @Override
    public Mono<Void> write(EventId event, StoredSettings settings, List<SettingChange> changes, Byline by) {
        EventKeys key = EventKeys.of(event);
        return redis.control(redisson -> redisson.<String>getSet(InstallationKeys.events(), StringCodec.INSTANCE)
                        .add(event.value()))
                .then(redis.run(
                        settle,
                        List.of(key.settings(), key.audit(), key.outbox(), key.board()),
                        arguments(key, settings, changes, by)))
                .map(Reply::of)
                .flatMap(SettingsStore::written);
    }

    private static List<String> arguments(
            EventKeys key, StoredSettings settings, List<SettingChange> changes, Byline by) {
        Map<String, String> text = settings.toText();
        List<String> args = new ArrayList<>();
        args.add(key.changedTopic());
        args.add(AUDIT_ENTRIES_KEPT);
        args.add(Integer.toString(2 * text.size()));
        addAll(args, text);
        addAll(args, auditEntry(settings, changes, by));
        return args;
    }

    private static void addAll(List<String> args, Map<String, String> fields) {
        fields.forEach((field, value) -> {
            args.add(field);
            args.add(value);
        });
    }

    private static Mono<Void> written(Reply reply) {
        return switch (reply.code()) {
            case "WRITTEN" -> Mono.empty();
            case "OVERTAKEN" -> Mono.error(new Busy("Somebody else has changed these settings."));
            default -> throw reply.unknownCode();
        };
    }

    private static Map<String, String> auditEntry(StoredSettings settings, List<SettingChange> changes, Byline by) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put(AuditFields.VERSION, Long.toString(settings.version()));
        AuditFields.write(by, entry);
        changes.forEach(change -> AuditFields.write(change, entry));
        return entry;
    }
}
