package org.onsale.admission.redis;

import java.time.Duration;
import java.util.Arrays;
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
import org.onsale.admission.domain.SettingChange;
import org.onsale.admission.domain.SettingField;
import org.onsale.admission.domain.StoredSettings;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.InstallationKeys;
import org.onsale.redis.RedisAccess;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatchReactive;
import org.redisson.api.RLockReactive;
import org.redisson.api.RedissonReactiveClient;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.client.codec.StringCodec;
import reactor.core.publisher.Mono;

/**
 * Settings of events: a Redisson map that the scripts read as a hash, written under a Redisson lock together with
 * the audit entry and the notice to all nodes. Reading goes by Lettuce, since anyone on the internet can ask for an
 * event that does not exist and must not fill the few places of the control plane. The list of events is in another
 * slot of a Cluster, so it is written first: an event listed without settings is none.
 */
public final class SettingsStore implements KnownEvents.SettingsReading, OperatingEvent.SettingsWriting {
    private static final int AUDIT_ENTRIES_KEPT = 10_000;
    private static final Duration WAIT_FOR_LOCK = Duration.ofSeconds(2);
    private static final Duration LOCK_HELD_AT_MOST = Duration.ofSeconds(10);

    private final RedisAccess redis;
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
    public Mono<Void> write(EventId event, StoredSettings settings, List<SettingChange> changes, String who) {
        EventKeys key = EventKeys.of(event);
        return redis.control(redisson -> redisson.<String>getSet(InstallationKeys.events(), StringCodec.INSTANCE)
                        .add(event.value()))
                .then(redis.control(redisson -> batch(redisson, key, settings, auditEntry(settings, changes, who))
                        .execute()))
                .then();
    }

    private static RBatchReactive batch(
            RedissonReactiveClient redisson, EventKeys key, StoredSettings settings, Map<String, String> auditEntry) {
        RBatchReactive batch = redisson.createBatch(
                BatchOptions.defaults().executionMode(BatchOptions.ExecutionMode.REDIS_WRITE_ATOMIC));
        Map<String, String> text = settings.toText();
        String[] unset = Arrays.stream(SettingField.values())
                .map(SettingField::jsonName)
                .filter(field -> !text.containsKey(field))
                .toArray(String[]::new);
        var map = batch.<String, String>getMap(key.settings(), StringCodec.INSTANCE);
        map.putAll(text);
        if (unset.length > 0) {
            map.fastRemove(unset);
        }
        batch.<String, String>getStream(key.audit(), StringCodec.INSTANCE)
                .add(StreamAddArgs.entries(auditEntry)
                        .trimNonStrict()
                        .maxLen(AUDIT_ENTRIES_KEPT)
                        .noLimit());
        batch.getTopic(key.changedTopic(), StringCodec.INSTANCE).publish(Long.toString(settings.version()));
        return batch;
    }

    private static Map<String, String> auditEntry(StoredSettings settings, List<SettingChange> changes, String who) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put(AuditFields.WHO, who);
        entry.put(AuditFields.VERSION, Long.toString(settings.version()));
        changes.forEach(change -> AuditFields.write(change, entry));
        return entry;
    }
}
