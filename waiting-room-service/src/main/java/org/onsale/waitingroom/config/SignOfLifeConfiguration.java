package org.onsale.waitingroom.config;

import java.time.Duration;
import java.time.InstantSource;
import org.onsale.redis.NodeSigns;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.ThisNode;
import org.onsale.waitingroom.schedule.Ticks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** This node tells that it lives, so that organisers see which nodes answer. */
@Configuration(proxyBeanMethods = false)
class SignOfLifeConfiguration {

    private static final String SERVICE = "waiting-room-service";
    /** Not the tick of presence, which may be set to be slower than a sign of life is due. */
    private static final Duration EVERY = Duration.ofSeconds(1);

    @Bean
    ThisNode thisNode(RedisAccess redis, InstantSource clock, Environment environment) {
        return new ThisNode(
                new NodeSigns(redis),
                SERVICE,
                clock.instant(),
                () -> environment.getProperty("local.server.port", Integer.class, 0));
    }

    @Bean
    Ticks signTicks(ThisNode node) {
        return new Ticks("Telling that this node lives", EVERY, node::tell, node::leave);
    }
}
