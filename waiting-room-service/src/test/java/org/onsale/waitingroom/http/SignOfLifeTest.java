package org.onsale.waitingroom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.onsale.redis.InstallationKeys;
import org.onsale.redis.NodeSigns;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.test.TestRedis;
import org.onsale.waitingroom.WaitingRoomApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class SignOfLifeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void nodeIsHeardOfWhileItRunsAndIsGoneOnceItIsShutDown() throws Exception {
        try (TestRedis redis = TestRedis.own();
                RedisAccess access = redis.connectPatiently()) {
            ConfigurableApplicationContext service = SpringApplication.run(
                    WaitingRoomApplication.class,
                    "--server.port=0",
                    "--onsale.redis-uri=" + redis.uri(),
                    "--onsale.redis-timeout=10s",
                    "--onsale.presence-every=10s");
            NodeSigns signs = new NodeSigns(access);
            try {
                await("the first sign")
                        .atMost(PATIENCE)
                        .until(() -> !heard(signs).isEmpty());
                NodeSigns.Sign first = heard(signs).iterator().next();

                assertThat(first.node().service()).isEqualTo("waiting-room-service");
                assertThat(first.node().address())
                        .endsWith(":" + service.getEnvironment().getRequiredProperty("local.server.port"));
                assertThat(first.node().startedAt()).isBefore(first.lastSeenAt());
                await("another sign")
                        .atMost(PATIENCE)
                        .until(() -> heard(signs).stream()
                                .anyMatch(sign -> sign.lastSeenAt().isAfter(first.lastSeenAt())));
            } finally {
                service.close();
            }

            assertThat(redis.commands().hgetall(InstallationKeys.nodes())).isEmpty();
        }
    }

    private static Collection<NodeSigns.Sign> heard(NodeSigns signs) {
        return Objects.requireNonNull(signs.muster().block()).signs();
    }
}
