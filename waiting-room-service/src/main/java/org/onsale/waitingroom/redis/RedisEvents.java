package org.onsale.waitingroom.redis;

import java.util.Optional;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.waitingroom.application.ReadsEvents;
import org.onsale.waitingroom.domain.Board;
import org.onsale.waitingroom.domain.Epoch;
import org.onsale.waitingroom.domain.EventSettings;
import org.onsale.waitingroom.domain.NumberSet;
import org.redisson.client.codec.StringCodec;
import reactor.core.publisher.Mono;

/** Events as Redis has them. The settings are a Redisson map, all else is read by plain commands. */
public final class RedisEvents implements ReadsEvents {

    private final RedisAccess redis;

    public RedisEvents(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Optional<EventSettings>> settings(EventId event) {
        String key = EventKeys.of(event).settings();
        return redis.control(redisson -> redisson.<String, String>getMap(key, StringCodec.INSTANCE)
                        .readAllMap())
                .map(SettingsHash::read)
                .defaultIfEmpty(Optional.empty());
    }

    @Override
    public Mono<Optional<Board>> board(EventId event) {
        return redis.hash(EventKeys.of(event).board()).map(BoardHash::read);
    }

    @Override
    public Mono<Optional<Epoch>> epoch(EventId event) {
        return redis.get(EventKeys.of(event).epoch()).map(text -> text.flatMap(Epoch::parse));
    }

    @Override
    public Mono<Void> addLeft(EventId event, long nowServing, NumberSet left) {
        long firstByte = nowServing / EndedBits.NUMBERS_PER_BYTE;
        return redis.bytes(EventKeys.of(event).ended(), firstByte, -1)
                .doOnNext(bytes -> EndedBits.addLeft(bytes, firstByte * EndedBits.NUMBERS_PER_BYTE, left))
                .then();
    }
}
