package org.onsale.waitingroom.config;

import org.onsale.redis.EmbeddedRedis;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisSettings;
import org.onsale.waitingroom.application.EventBoards;
import org.onsale.waitingroom.metrics.RedisHealth;
import org.onsale.waitingroom.redis.SettingsNotices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redis: given by a setting, or embedded. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RedisConfiguration.class);
    private static final int REDIS_PORT = 6379;

    /** Closed after what is made from it. */
    @Bean
    RedisServer redisServer(OnsaleSettings settings) {
        return settings.redis().map(uri -> new RedisServer(uri, () -> {})).orElseGet(RedisConfiguration::embedded);
    }

    /** An address, and what ends when this service ends. */
    record RedisServer(String uri, AutoCloseable server) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            server.close();
        }
    }

    private static RedisServer embedded() {
        EmbeddedRedis server = onUsualPortOrAnother();
        LOG.info("ONSALE_REDIS_URI is not set: Redis is embedded, at {}", server.uri());
        return new RedisServer(server.uri(), server);
    }

    private static EmbeddedRedis onUsualPortOrAnother() {
        try {
            return EmbeddedRedis.start(REDIS_PORT);
        } catch (IllegalStateException taken) {
            return EmbeddedRedis.start(0);
        }
    }

    @Bean
    RedisAccess redisAccess(RedisServer server, OnsaleSettings settings) {
        return RedisAccess.connect(settings(server.uri()).withCommandTimeout(settings.redisTimeout()));
    }

    private static RedisSettings settings(String uri) {
        try {
            return RedisSettings.of(uri);
        } catch (IllegalArgumentException e) {
            throw new UnreadableSetting("ONSALE_REDIS_URI", String.valueOf(e.getMessage()));
        }
    }

    @Bean
    SettingsNotices settingsNotices(RedisAccess redis, EventBoards boards) {
        return SettingsNotices.listen(redis, boards);
    }

    @Bean
    RedisHealth redisHealthIndicator(RedisAccess redis) {
        return new RedisHealth(redis);
    }
}
