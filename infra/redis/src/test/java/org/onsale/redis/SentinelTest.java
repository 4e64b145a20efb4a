package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.onsale.redis.test.Frozen;
import org.onsale.redis.test.TestSentinel;

/** A master that freezes keeps its connections; both planes must find the promoted replica all the same. */
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
class SentinelTest {

    private static final Duration FAILOVER = Duration.ofSeconds(60);
    private static final String KEY = "onsale:{sentinel}:numbers";
    private static final String RUN = "onsale:{sentinel}:authority";

    @Test
    void bothPlanesFollowTheMaster() {
        RedisScript whoami = RedisScript.load(getClass(), "whoami");
        try (TestSentinel sentinel = TestSentinel.start();
                RedisAccess access = RedisAccess.connect(RedisSettings.of(sentinel.uri()))) {
            // On a machine that stood still for a second the replica may have been promoted already.
            boolean firstLeads = portOf(access, whoami) == sentinel.first().port();
            EmbeddedRedis master = firstLeads ? sentinel.first() : sentinel.second();
            EmbeddedRedis replica = firstLeads ? sentinel.second() : sentinel.first();

            try (Frozen frozen = Frozen.process(master.pid())) {
                await().atMost(FAILOVER)
                        .ignoreException(RedisAway.class)
                        .until(() -> portOf(access, whoami) == replica.port());
                await().atMost(FAILOVER)
                        .ignoreException(RedisAway.class)
                        .until(() -> access.control(
                                        redisson -> redisson.getBucket(RUN).set("new"))
                                .thenReturn(true)
                                .block());
            }

            await().atMost(FAILOVER).ignoreException(RedisAway.class).untilAsserted(() -> {
                assertThat(portOf(access, whoami)).isEqualTo(replica.port());
                assertThat(access.get(RUN).block()).contains("new");
            });
        }
    }

    private static long portOf(RedisAccess access, RedisScript whoami) {
        return Reply.of(access.run(whoami, List.of(KEY), List.of()).block()).longAt(1);
    }
}
