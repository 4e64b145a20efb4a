package org.onsale.admission.redis;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.onsale.admission.application.KnownEvents;
import org.onsale.redis.EventId;
import org.onsale.redis.InstallationKeys;
import org.onsale.redis.RedisAccess;
import org.redisson.api.RSetReactive;
import org.redisson.api.RedissonReactiveClient;
import org.redisson.client.codec.StringCodec;
import reactor.core.publisher.Mono;

/** The events of the installation: a Redisson set of ids. */
public final class EventList implements KnownEvents.EventListing {
    private final RedisAccess redis;

    public EventList(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Set<EventId>> all() {
        return redis.control(redisson -> set(redisson).readAll())
                .map(ids -> ids.stream()
                        .map(EventId::parse)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()));
    }

    @Override
    public Mono<Void> add(Collection<EventId> events) {
        return redis.control(redisson ->
                        set(redisson).addAll(events.stream().map(EventId::value).toList()))
                .then();
    }

    private static RSetReactive<String> set(RedissonReactiveClient redisson) {
        return redisson.getSet(InstallationKeys.events(), StringCodec.INSTANCE);
    }
}
