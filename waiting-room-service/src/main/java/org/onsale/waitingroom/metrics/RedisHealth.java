package org.onsale.waitingroom.metrics;

import org.onsale.redis.RedisAccess;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Whether Redis answers. Part of readiness, not of liveness: starting anew does not bring Redis back. */
public final class RedisHealth implements ReactiveHealthIndicator {

    private final RedisAccess redis;

    public RedisHealth(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Health> health() {
        return redis.health()
                .thenReturn(Health.up().build())
                .onErrorReturn(Health.down().build());
    }
}
