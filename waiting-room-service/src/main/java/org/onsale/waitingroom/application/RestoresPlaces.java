package org.onsale.waitingroom.application;

import java.util.List;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.domain.Standing;
import reactor.core.publisher.Mono;

/**
 * Tells how places stand, and puts back into the line, at their own numbers, those that are not there but should be.
 * Fails with {@link org.onsale.redis.RedisAway}.
 */
public interface RestoresPlaces {

    /** Most places a call may restore. */
    int MOST = 128;

    /**
     * One standing for each place, in their order.
     *
     * @param highestNumber the highest number this node knows to have been given out; later numbers will be above it
     */
    Mono<List<Standing>> restore(EventId event, List<Place> places, long highestNumber);

    /** A place as its token names it. */
    record Place(String placeId, long number) {

        /** Without the place id, which is a secret. */
        @Override
        public String toString() {
            return "Place[number=" + number + "]";
        }
    }
}
