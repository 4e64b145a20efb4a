package org.onsale.waitingroom.application;

import org.onsale.redis.RedisAway;
import reactor.core.publisher.Mono;

/** The answer is not known now; asking again will tell. Nothing is lost. */
public record NotNow(Why why) implements TurnAnswer, JoinAnswer, LeaveAnswer, BoardAnswer {

    /** Why not. */
    public enum Why {
        /** Redis cannot be asked. */
        REDIS_AWAY,
        /** More is asked of this node than it can pass on. */
        OVERLOADED,
        /** The event's data is being brought back. */
        ON_HOLD
    }

    /** The answer for a failure that passes; any other failure stays one. */
    static Mono<NotNow> because(Throwable failure) {
        if (failure instanceof RedisAway) {
            return Mono.just(new NotNow(Why.REDIS_AWAY));
        }
        return failure instanceof Overloaded ? Mono.just(new NotNow(Why.OVERLOADED)) : Mono.error(failure);
    }
}
