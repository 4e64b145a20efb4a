package org.onsale.admission.config;

import org.onsale.redis.RedisAccess;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Health: Redis counts for readiness, not for liveness, since restarting a node does not bring Redis back. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    ReactiveHealthIndicator redisHealthIndicator(RedisAccess redis) {
        return () -> redis.health()
                .thenReturn(Health.up().build())
                .onErrorResume(error -> Mono.just(Health.down().build()));
    }
}
