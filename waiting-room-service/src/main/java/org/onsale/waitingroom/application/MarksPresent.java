package org.onsale.waitingroom.application;

import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;

/** Marks places as present. Fails with {@link org.onsale.redis.RedisAway}. */
public interface MarksPresent {

    /** Most places a call may mark. */
    int MOST = 10_000;

    /** @return whether they were marked; not while the event's settings are lost */
    Mono<Boolean> mark(EventId event, long[] numbers);
}
