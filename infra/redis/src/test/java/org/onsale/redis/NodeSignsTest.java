package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.onsale.redis.test.TestRedis;
import reactor.core.publisher.Flux;

/** The scripts {@code sign} and {@code muster}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeSignsTest {

    private static final String KEY = InstallationKeys.nodes();
    private static final Instant STARTED = Instant.parse("2031-05-01T18:00:00.120Z");
    private static final NodeSigns.Node NODE =
            new NodeSigns.Node("admission-service", "a1", STARTED, "host-a.example:8081");

    private TestRedis redis;
    private RedisAccess access;
    private NodeSigns signs;

    @BeforeAll
    void connect() {
        redis = TestRedis.own();
        access = redis.connectPatiently();
        signs = new NodeSigns(access);
    }

    @AfterAll
    void close() throws Exception {
        access.close();
        redis.close();
    }

    @BeforeEach
    void forgetAll() {
        redis.commands().del(KEY);
    }

    @Test
    void nobodyWasHeardOfBeforeTheFirstSign() {
        NodeSigns.Muster muster = muster();

        assertThat(muster.signs()).isEmpty();
        assertThat(muster.asOf()).isBetween(Instant.ofEpochMilli(now() - 60_000), Instant.ofEpochMilli(now()));
    }

    @Test
    void aNodeIsHeardOfByTheClockOfRedisAndAgainReplacesItsLastSign() {
        long before = now();

        note(NODE);
        note(NODE);

        NodeSigns.Sign sign = muster().signs().get(0);
        assertThat(muster().signs()).hasSize(1);
        assertThat(sign.node()).isEqualTo(NODE);
        assertThat(sign.lastSeenAt().toEpochMilli()).isBetween(before, now());
    }

    @Test
    void theStoredTextIsThatOfVersionOne() {
        note(NODE);

        assertThat(redis.commands().hget(KEY, "admission-service/a1"))
                .matches("1 \\d{13} " + STARTED.toEpochMilli() + " host-a\\.example:8081");
    }

    @Test
    void theKeyExpiresTenMinutesAfterTheLastSign() {
        note(NODE);

        assertThat(redis.commands().pttl(KEY))
                .isBetween(1L, NodeSigns.FORGOTTEN_AFTER.toMillis())
                .isGreaterThan(NodeSigns.FORGOTTEN_AFTER.minusMinutes(1).toMillis());
    }

    @Test
    void aSilentNodeStaysKnownForTenMinutes() {
        heard("waiting-room", "late", "host-b:8082", Duration.ofMinutes(9));
        heard("waiting-room", "lost", "host-c:8082", Duration.ofMinutes(11));
        heard("waiting-room", "of-tomorrow", "host-d:8082", Duration.ofMinutes(-60));

        note(NODE);

        assertThat(redis.commands().hkeys(KEY)).containsExactlyInAnyOrder("admission-service/a1", "waiting-room/late");
    }

    @Test
    void aNodeTakesThePlaceOfASilentOneAtItsAddressAndOfNobodyElse() {
        heard("admission-service", "before", NODE.address(), Duration.ofSeconds(30));
        heard("waiting-room", "other-service", NODE.address(), Duration.ofSeconds(30));
        heard("admission-service", "other-address", "host-b:8081", Duration.ofSeconds(30));
        heard("admission-service", "twin", NODE.address(), Duration.ofMinutes(-1));

        note(NODE);

        assertThat(redis.commands().hkeys(KEY))
                .containsExactlyInAnyOrder(
                        "admission-service/a1",
                        "admission-service/twin",
                        "admission-service/other-address",
                        "waiting-room/other-service");
    }

    @Test
    void whoEndsAsItShouldIsNotMissed() {
        note(NODE);

        signs.remove(NODE).block();
        signs.remove(NODE).block();

        assertThat(muster().signs()).isEmpty();
    }

    @Test
    void thousandNodesAreNotedAndNoMoreButThoseKnownAreStillHeard() {
        Map<String, String> crowd = new HashMap<>();
        for (int i = 1; i < NodeSigns.MOST_NODES; i++) {
            crowd.put("waiting-room/" + i, "1 " + now() + " 0 host-" + i + ":8082");
        }
        redis.commands().hset(KEY, crowd);

        note(NODE);
        note(new NodeSigns.Node("admission-service", "one-too-many", STARTED, "host-b:8081"));
        redis.commands().hset(KEY, "admission-service/a1", "1 " + (now() - 5_000) + " 0 somewhere:1");
        note(NODE);

        assertThat(muster().signs()).hasSize(NodeSigns.MOST_NODES);
        assertThat(redis.commands().hexists(KEY, "admission-service/one-too-many"))
                .isFalse();
        assertThat(muster().signs().stream().map(NodeSigns.Sign::node)).contains(NODE);
    }

    @Test
    void signsOfALaterVersionArePassedOverButForgottenAlike() {
        redis.commands().hset(KEY, "a/new", "2 " + now() + " and more");
        redis.commands().hset(KEY, "a/new-lost", "2 " + (now() - 3_600_000) + " and more");
        redis.commands().hset(KEY, "a/nonsense", "x");

        note(NODE);

        assertThat(redis.commands().hkeys(KEY)).containsExactlyInAnyOrder("admission-service/a1", "a/new");
        assertThat(muster().signs()).hasSize(1);
    }

    @Test
    void manyAtOnceAreAllNoted() {
        Flux.range(0, 200)
                .flatMap(
                        i -> signs.note(new NodeSigns.Node("waiting-room", "n" + i, STARTED, "host-" + i + ":8082")),
                        32)
                .blockLast();

        assertThat(muster().signs()).hasSize(200);
    }

    @Test
    void aKeyOfAnotherTypeIsAnError() {
        redis.commands().set(KEY, "no hash");

        assertThatExceptionOfType(RedisRefusal.class).isThrownBy(() -> note(NODE));
        assertThatExceptionOfType(RedisRefusal.class).isThrownBy(this::muster);
    }

    @Test
    void aNodeThatDoesNotServeYetTellsNothing() {
        new ThisNode(signs, "waiting-room", STARTED, () -> 0).tell().block();
        new ThisNode(signs, "waiting-room", STARTED, () -> 8082).tell().block();

        List<NodeSigns.Sign> heard = muster().signs();
        assertThat(heard).hasSize(1);
        assertThat(heard.get(0).node().address()).matches("\\S+:8082");
    }

    @Test
    void thatRedisIsAwayIsNoFailureOfANode() {
        RedisAccess closed = redis.connectPatiently();
        closed.close();
        ThisNode node = new ThisNode(new NodeSigns(closed), "waiting-room", STARTED, () -> 8082);

        assertThatCode(() -> node.tell().then(node.leave()).block()).doesNotThrowAnyException();
    }

    private void note(NodeSigns.Node node) {
        signs.note(node).block();
    }

    private NodeSigns.Muster muster() {
        return Objects.requireNonNull(signs.muster().block());
    }

    private void heard(String service, String id, String address, Duration ago) {
        redis.commands().hset(KEY, service + "/" + id, "1 " + (now() - ago.toMillis()) + " 0 " + address);
    }

    private long now() {
        List<String> time = redis.commands().time();
        return Long.parseLong(time.get(0)) * 1_000 + Long.parseLong(time.get(1)) / 1_000;
    }
}
