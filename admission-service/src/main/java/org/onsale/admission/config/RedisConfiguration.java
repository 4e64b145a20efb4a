package org.onsale.admission.config;

import java.io.Closeable;
import java.time.Duration;
import org.onsale.redis.EmbeddedRedis;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisAway;
import org.onsale.redis.RedisRefusal;
import org.onsale.redis.RedisSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redis: the one that was named, else an embedded server of this process, which stops after its clients. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {
    private static final Logger log = LoggerFactory.getLogger(RedisConfiguration.class);

    @Bean
    RedisSource redisSource(Installation installation) {
        if (!installation.redisUri().isBlank()) {
            return new RedisSource(installation.redisUri(), () -> {});
        }
        EmbeddedRedis server = embedded(installation.embeddedPort());
        log.warn(
                "ONSALE_REDIS_URI is not set: an embedded Redis runs at {}; its data ends with this process.",
                server.uri());
        return new RedisSource(server.uri(), server::close);
    }

    private static EmbeddedRedis embedded(int port) {
        try {
            return EmbeddedRedis.start(port);
        } catch (IllegalStateException portTaken) {
            return EmbeddedRedis.start(0);
        }
    }

    @Bean
    RedisAccess redisAccess(RedisSource source, Installation installation) {
        Duration callLimit = installation.callLimit();
        try {
            return RedisAccess.connect(RedisSettings.of(source.uri()).withCommandTimeout(callLimit));
        } catch (IllegalArgumentException | RedisAway | RedisRefusal e) {
            throw new UnreadableSetting("ONSALE_REDIS_URI", String.valueOf(e.getMessage()));
        }
    }

    /** Where Redis is, and what is to be stopped after the last client. */
    record RedisSource(String uri, Runnable stop) implements Closeable {
        @Override
        public void close() {
            stop.run();
        }
    }
}
