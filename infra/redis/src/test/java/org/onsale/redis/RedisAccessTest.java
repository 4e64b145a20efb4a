package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.onsale.redis.test.TestRedis;
import org.redisson.client.codec.StringCodec;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisAccessTest {

    private final TestRedis redis = TestRedis.shared();
    private final RedisCommands<String, String> raw = redis.commands();
    private RedisAccess access;

    @BeforeAll
    void connect() {
        access = redis.connectPatiently();
    }

    @AfterAll
    void close() {
        access.close();
    }

    private static EventKeys anEvent() {
        return EventKeys.of(EventId.of("access-" + UUID.randomUUID()));
    }

    @Test
    void whatIsNotThereIsEmpty() {
        EventKeys keys = anEvent();

        assertThat(access.hash(keys.board()).block()).isEmpty();
        assertThat(access.get(keys.epoch()).block()).isEmpty();
        assertThat(access.field(keys.board(), "epoch").block()).isEmpty();
        assertThat(access.bytes(keys.ended(), 0, -1).block()).isEmpty();
        assertThat(access.score(keys.line(), "nobody").block()).isEmpty();
        assertThat(access.scores(keys.line(), 0, 10).block()).isEmpty();
        assertThat(access.stream(keys.admissions(), "0-0", 10).block()).isEmpty();
        assertThat(access.ask(keys.epoch(), commands -> commands.get(keys.epoch()))
                        .blockOptional())
                .isEmpty();
    }

    @Test
    void hashesAndTextsAreRead() {
        EventKeys keys = anEvent();
        raw.hset(keys.board(), Map.of("epoch", "ü", "cap", "5"));
        raw.set(keys.epoch(), "é");

        assertThat(access.hash(keys.board()).block()).isEqualTo(Map.of("epoch", "ü", "cap", "5"));
        assertThat(access.field(keys.board(), "cap").block()).contains("5");
        assertThat(access.get(keys.epoch()).block()).contains("é");
    }

    @Test
    void scoresAreIntegersInOrder() {
        EventKeys keys = anEvent();
        raw.zadd(keys.checkouts(), 2, "b");
        raw.zadd(keys.checkouts(), 1, "a");
        raw.zadd(keys.checkouts(), 9_007_199_254_740_991d, "c");

        assertThat(access.score(keys.checkouts(), "c").block()).contains(9_007_199_254_740_991L);
        assertThat(access.scores(keys.checkouts(), 0, 2).block())
                .containsExactly(Map.entry("a", 1L), Map.entry("b", 2L));
        assertThat(access.scores(keys.checkouts(), 2, 10).block()).containsOnlyKeys("b", "c");
    }

    @Test
    void aStreamIsReadOnFromTheLastEntrySeen() {
        EventKeys keys = anEvent();
        String first = raw.xadd(keys.admissions(), Map.of("what", "entered"));
        String second = raw.xadd(keys.admissions(), Map.of("what", "released"));

        assertThat(access.stream(keys.admissions(), "0-0", 1).block())
                .containsExactly(new StreamEntry(first, Map.of("what", "entered")));
        assertThat(access.stream(keys.admissions(), first, 10).block())
                .containsExactly(new StreamEntry(second, Map.of("what", "released")));
        assertThat(access.stream(keys.admissions(), second, 10).block()).isEmpty();
    }

    @Test
    void scriptsCanBeRewrittenWithoutTouchingOtherUsers() {
        RedisScript echo = RedisScript.load(getClass(), "echo");
        RedisAccess rewriting = access.rewriting(body -> body.replace("'OK'", "'REWRITTEN'"));

        assertThat(Reply.of(rewriting.run(echo, List.of("k"), List.of("a")).block())
                        .code())
                .isEqualTo("REWRITTEN");
        assertThat(Reply.of(access.run(echo, List.of("k"), List.of("a")).block())
                        .code())
                .isEqualTo("OK");
    }

    @Test
    void anArgumentOfAnotherTypeIsAnErrorOfTheCaller() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> access.runBinary(RedisScript.load(getClass(), "echo"), List.of("k"), List.of(1)));
    }

    @Test
    void bothPlanesSeeTheSameTexts() {
        EventKeys keys = anEvent();

        access.control(redisson ->
                        redisson.<String, String>getMap(keys.settings()).fastPut("cap", "5"))
                .block();

        assertThat(access.hash(keys.settings()).block()).isEqualTo(Map.of("cap", "5"));
        assertThat(access.redisson().getConfig().getCodec()).isInstanceOf(StringCodec.class);
    }

    @Test
    void aNoticeReachesWhoListensToAllEvents() {
        EventKeys keys = anEvent();
        List<String> heard = new CopyOnWriteArrayList<>();
        access.redisson()
                .getPatternTopic(EventKeys.changedPattern())
                .addListener(String.class, (pattern, topic, version) -> heard.add(topic + "=" + version));

        access.control(redisson -> redisson.getTopic(keys.changedTopic()).publish("7"))
                .block();

        await().atMost(Duration.ofSeconds(30)).until(() -> heard.contains(keys.changedTopic() + "=7"));
    }

    @Test
    void anErrorOfOursOnTheControlPlaneIsARefusalToo() {
        EventKeys keys = anEvent();
        raw.set(keys.settings(), "no hash");

        assertThatExceptionOfType(RedisRefusal.class)
                .isThrownBy(() -> access.control(redisson ->
                                redisson.<String, String>getMap(keys.settings()).get("cap"))
                        .block())
                .withMessageContaining("WRONGTYPE");
    }

    @Test
    void healthAndGuardsAreSeen() {
        access.health().block();
        access.get("onsale:events").onErrorComplete().block();

        assertThat(access.guards())
                .extracting(GuardState::name, GuardState::breaker)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("redis", "closed"),
                        org.assertj.core.groups.Tuple.tuple("control", "closed"));
        assertThat(access.serverVersion()).matches("\\d+\\.\\d+\\.\\d+");
    }
}
