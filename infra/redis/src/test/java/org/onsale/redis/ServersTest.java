package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsale.redis.RedisAway.Reason;

/** What differs between Redis 6.2 and later ones: the same scripts on every server there is here. */
@ParameterizedClass
@MethodSource("programs")
class ServersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> KEY = List.of("onsale:{servers}:line");

    private final String program;
    private EmbeddedRedis server;
    private RedisAccess access;
    private RedisClient client;
    private RedisCommands<String, String> raw;

    ServersTest(String program) {
        this.program = program;
    }

    static List<String> programs() {
        return RedisBinary.onPath("redis-server").isPresent() ? List.of("path", "bundled") : List.of("bundled");
    }

    @BeforeEach
    void start() {
        System.setProperty(EmbeddedRedis.CHOICE, program);
        try {
            server = EmbeddedRedis.start(0);
        } finally {
            System.clearProperty(EmbeddedRedis.CHOICE);
        }
        access = RedisAccess.connect(RedisSettings.of(server.uri()).withCommandTimeout(PATIENCE));
        client = RedisClient.create(server.uri());
        raw = client.connect().sync();
    }

    @AfterEach
    void stop() {
        client.shutdown();
        access.close();
        server.close();
    }

    private List<Object> run(String script, Object... args) {
        return access.runBinary(RedisScript.load(getClass(), script), KEY, List.of(args))
                .block();
    }

    @Test
    void theBundledServerIsOldSoThatOldOnesAreTested() {
        boolean old = access.serverVersion().startsWith("6.2.");

        assertThat(old)
                .isEqualTo(program.equals("bundled")
                        && System.getProperty("os.name").equals("Linux"));
    }

    @Test
    void textsIntegersTablesAndNilArriveAsSuch() {
        assertThat(run("echo", "grüße")).containsExactly("OK", KEY.get(0), "grüße", 1L, null);
        assertThat(run("nested", "x")).containsExactly("OK", List.of("deep", List.of(1L, "x")));
        assertThat(run("count")).containsExactly(1L);
        assertThat(run("twice", "5")).containsExactly("OK", 7L);
    }

    @Test
    void bytesArriveUnchanged() {
        byte[] bytes = {0, -1, (byte) 0xC3, 0x28, 10};

        assertThat(run("store", (Object) bytes)).containsExactly("OK", 5L);

        assertThat(access.bytes(KEY.get(0), 1, 3).block()).containsExactly(-1, 0xC3, 0x28);
    }

    @Test
    void aScriptTheServerForgotIsSentAgain() {
        for (int i = 1; i <= 3; i++) {
            assertThat(run("count")).containsExactly((long) i);
            raw.scriptFlush();
        }
    }

    @Test
    void anErrorOfOursIsARefusal() {
        raw.set(KEY.get(0), "no number");

        assertThatExceptionOfType(RedisRefusal.class)
                .isThrownBy(() -> run("count"))
                .withMessageContaining("integer");
        assertThatExceptionOfType(RedisRefusal.class)
                .isThrownBy(() -> run("fail"))
                .withMessageContaining("WRONGTYPE");
        assertThatExceptionOfType(RedisRefusal.class)
                .isThrownBy(() -> access.hash(KEY.get(0)).block())
                .withMessageContaining("WRONGTYPE");
    }

    @Test
    void aFullServerRefusesGrowthAndStillGivesAndForgets() {
        raw.set(KEY.get(0), "x".repeat(100_000));
        raw.configSet("maxmemory", "1");

        assertThatExceptionOfType(RedisAway.class)
                .isThrownBy(() -> run("put", "more"))
                .satisfies(away -> assertThat(away.reason()).isEqualTo(Reason.FULL));
        assertThat(run("length")).containsExactly("OK", 100_000L);
        assertThat(run("drop")).containsExactly("OK");
        assertThat(raw.exists(KEY.get(0))).isZero();
    }

    @Test
    void aServerWithTooFewReplicasIsNotReady() {
        raw.configSet("min-replicas-to-write", "1");

        assertThatExceptionOfType(RedisAway.class)
                .isThrownBy(() -> run("put", "x"))
                .satisfies(away -> assertThat(away.reason()).isEqualTo(Reason.NOT_READY));
        assertThat(run("length")).containsExactly("OK", 0L);
    }

    @Test
    void aReplicaIsNotTheMaster() {
        raw.replicaof("127.0.0.1", 1);

        assertThatExceptionOfType(RedisAway.class)
                .isThrownBy(() -> run("put", "x"))
                .satisfies(away -> assertThat(away.reason()).isEqualTo(Reason.NOT_MASTER));
    }

    @Test
    void oneSharedConnectionServesManyCallsAtOnce() {
        List<List<Object>> answers = reactor.core.publisher.Flux.range(0, 2_000)
                .flatMap(i -> access.run(RedisScript.load(getClass(), "count"), KEY, List.of()), 2_000)
                .collectList()
                .block();

        assertThat(answers).hasSize(2_000).doesNotHaveDuplicates();
        assertThat(new String(access.bytes(KEY.get(0), 0, -1).block(), StandardCharsets.UTF_8))
                .isEqualTo("2000");
    }
}
