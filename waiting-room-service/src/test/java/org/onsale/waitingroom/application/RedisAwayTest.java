package org.onsale.waitingroom.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onsale.redis.EmbeddedRedis;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.test.Frozen;
import org.onsale.redis.test.TestRedis;
import org.onsale.waitingroom.application.Told.Status;
import org.onsale.waitingroom.redis.EventData;

/** Redis that answers nothing: waiting goes on, nothing is given out, nothing is lost. */
class RedisAwayTest {

    private static final NotNow AWAY = new NotNow(NotNow.Why.REDIS_AWAY);

    private TestRedis redis;
    private RedisAccess access;
    private EventData event;
    private TestNode node;

    @BeforeEach
    void prepare() {
        redis = TestRedis.own();
        access = RedisAccess.connect(redis.settings().withCommandTimeout(Duration.ofMillis(100)));
        event = EventData.founded(redis.commands());
        node = new TestNode(access, event);
    }

    @AfterEach
    void stop() throws Exception {
        access.close();
        redis.close();
    }

    @Test
    void waitingIsAnsweredFromMemoryAndAllElseIsAskedToComeBack() {
        String called = token("called");
        String waits = token("waits");
        event.call(1, 60_000);
        event.survey();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            node.refresh();
            return node.told(waits).ahead().isPresent();
        });

        try (Frozen frozen = freeze()) {
            assertThat(frozen).isNotNull();
            node.refresh();
            node.report();

            assertThat(node.told(waits).status()).isEqualTo(Status.WAITING);
            assertThat(node.told(waits).ahead()).hasValue(0);
            assertThat(node.board()).isInstanceOf(BoardAnswer.Shown.class);
            assertThat(node.ask(called)).isEqualTo(AWAY);
            assertThat(node.join("new")).isEqualTo(AWAY);
            assertThat(node.leave(waits)).isEqualTo(AWAY);
            assertThat(new TestNode(access, event).ask(waits)).isEqualTo(AWAY);
        }

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(node.told(called).status()).isEqualTo(Status.TURN);
            assertThat(node.join("new")).isInstanceOf(JoinAnswer.Placed.class);
        });
    }

    @Test
    void whoPolledMeanwhileIsReportedAfterwards() {
        String token = token("first");
        try (Frozen frozen = freeze()) {
            assertThat(frozen).isNotNull();
            node.ask(token);
            node.report();
        }
        redis.commands().del(event.keys().presence());

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            node.report();
            assertThat(event.presentUntilMs(1)).isPositive();
        });
    }

    @Test
    void fullMemoryStillLetsPlacesGo() {
        assumeThat(access.serverVersion()).as("Redis 7 and up know allow-oom").doesNotStartWith("6.");
        String token = token("first");
        redis.commands().configSet("maxmemory", "1");

        assertThat(node.join("second")).isEqualTo(AWAY);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(node.leave(token)).isEqualTo(new LeaveAnswer.Gone()));

        redis.commands().configSet("maxmemory", "0");
        assertThat(event.line().size()).isZero();
    }

    /** A busy machine may take longer than these tests give Redis; the same key finds the same place. */
    private String token(String key) {
        JoinAnswer answer = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> node.join(key), JoinAnswer.Placed.class::isInstance);
        return ((JoinAnswer.Placed) answer).told().place().orElseThrow();
    }

    private Frozen freeze() {
        assumeThat(redis.embeddedServer())
                .as("a server of this machine can be frozen")
                .isPresent();
        return Frozen.process(redis.embeddedServer().map(EmbeddedRedis::pid).orElseThrow());
    }
}
