package org.onsale.waitingroom.application;

import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;

/** Gives a place up for good. Fails with {@link org.onsale.redis.RedisAway}: it may have been given up. */
public interface GivesUpPlaces {

    /** Completes when the place is gone; also when it was before. */
    Mono<Void> giveUp(EventId event, RestoresPlaces.Place place);
}
