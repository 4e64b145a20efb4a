package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class LifecycleTest {

    /** Those of Netty and Reactor that a JVM has once, and those of the test. */
    private static final String NOT_OURS = "globalEventExecutor.*|parallel-.*|awaitility-thread|Cleaner-.*";

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    private static void awaitNoMoreThan(Set<Thread> before) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Set<Thread> after = threads();
            after.removeAll(before);
            assertThat(after).extracting(Thread::getName).allMatch(name -> name.matches(NOT_OURS));
        });
    }

    @Test
    void closingLeavesNoThreadAndNoConnection() {
        try (EmbeddedRedis server = EmbeddedRedis.start(0)) {
            Set<Thread> before = threads();
            RedisAccess access = RedisAccess.connect(RedisSettings.of(server.uri()));
            access.get("onsale:events").block();

            access.close();

            awaitNoMoreThan(before);
        }
    }

    @Test
    void aNodeHasFewThreads() {
        try (EmbeddedRedis server = EmbeddedRedis.start(0)) {
            Set<Thread> before = threads();
            try (RedisAccess access = RedisAccess.connect(RedisSettings.of(server.uri()))) {
                access.get("onsale:events").block();
                Set<Thread> during = threads();
                during.removeAll(before);

                assertThat(during).hasSizeLessThanOrEqualTo(16);
            }
        }
    }

    @Test
    void callsAfterClosingAreAway() {
        try (EmbeddedRedis server = EmbeddedRedis.start(0)) {
            RedisAccess access = RedisAccess.connect(RedisSettings.of(server.uri()));
            access.close();
            access.close();

            assertThatExceptionOfType(RedisAway.class)
                    .isThrownBy(() -> access.get("onsale:events").block());
            assertThatExceptionOfType(RedisAway.class)
                    .isThrownBy(() -> access.control(
                                    redisson -> redisson.getSet("onsale:events").size())
                            .block());
        }
    }

    @Test
    void aFailedStartLeavesNoThread() {
        Set<Thread> before = threads();

        assertThatExceptionOfType(RedisAway.class)
                .isThrownBy(() -> RedisAccess.connect(RedisSettings.of("redis://127.0.0.1:1")));

        awaitNoMoreThan(before);
    }
}
