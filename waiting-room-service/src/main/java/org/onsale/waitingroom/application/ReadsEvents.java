package org.onsale.waitingroom.application;

import java.util.Optional;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.domain.Board;
import org.onsale.waitingroom.domain.Epoch;
import org.onsale.waitingroom.domain.EventSettings;
import org.onsale.waitingroom.domain.NumberSet;
import reactor.core.publisher.Mono;

/** Reads what the admission side keeps of an event. Fails with {@link org.onsale.redis.RedisAway}. */
public interface ReadsEvents {

    /** The settings; empty if there is no such event (or it is lost). */
    Mono<Optional<EventSettings>> settings(EventId event);

    /** The newest snapshot; empty before the first. */
    Mono<Optional<Board>> board(EventId event);

    /** The epoch; empty before the event is founded. */
    Mono<Optional<Epoch>> epoch(EventId event);

    /** Adds to the set the numbers above {@code nowServing} whose places were given up; a few lower ones may be among them. */
    Mono<Void> addLeft(EventId event, long nowServing, NumberSet left);
}
