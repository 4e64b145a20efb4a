package org.onsale.waitingroom.application;

import java.util.List;
import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;

/** Takes places at the end of a line. Fails with {@link org.onsale.redis.RedisAway}: they may have been taken. */
public interface TakesPlaces {

    /** Most places a call may take. */
    int MOST = 128;

    /**
     * One outcome for each place id, in their order. Who has a place keeps it.
     *
     * @param highestNumber the highest number this node knows to have been given out; new ones will be above it
     */
    Mono<List<Outcome>> take(EventId event, List<String> placeIds, long highestNumber);

    /** What became of a wish to join. */
    sealed interface Outcome {

        /** A new place. */
        record Joined(long number) implements Outcome {}

        /** The place it had. */
        record Repeated(long number) implements Outcome {}

        /** The phase takes no joins. */
        record Refused() implements Outcome {}

        /** No room in the line. */
        record Full() implements Outcome {}

        /** No numbers are given out for now. */
        record OnHold() implements Outcome {}
    }
}
