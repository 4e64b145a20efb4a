package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.onsale.redis.RedisAway.Reason;
import org.onsale.redis.test.Frozen;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Redis gone, frozen or back: calls end soon, say why, and work again without a restart of the service. */
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
class RedisAwayTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final String KEY = "onsale:{away}:numbers";

    private EmbeddedRedis server;
    private RedisAccess access;

    @BeforeEach
    void start() {
        server = EmbeddedRedis.start(0);
        access = RedisAccess.connect(RedisSettings.of(server.uri()));
    }

    @AfterEach
    void stop() {
        access.close();
        server.close();
    }

    private RedisAway failure(Mono<?> call) {
        long start = System.nanoTime();
        RedisAway away = call.then(Mono.<RedisAway>empty())
                .onErrorResume(RedisAway.class, Mono::just)
                .block();
        assertThat(away).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        return away;
    }

    private void awaitService() {
        await().atMost(RECOVERY)
                .ignoreException(RedisAway.class)
                .until(() -> access.get(KEY).block().isEmpty());
    }

    @Test
    void whenRedisStopsCallsAreRefusedAtOnceAndServiceReturnsWithIt() {
        server.close();

        assertThat(failure(access.get(KEY)).reason()).isIn(Reason.DISCONNECTED, Reason.TIMEOUT);
        assertThat(failure(access.health()).retryAfter()).isPositive();

        server = EmbeddedRedis.start(server.port());
        awaitService();
        access.health().block();
        await().atMost(RECOVERY)
                .ignoreException(RedisAway.class)
                .until(() -> access.control(
                                redisson -> redisson.getSet("onsale:events").size())
                        .block()
                        .equals(0));
    }

    @Test
    void aFrozenRedisIsUnknownAfterTheTimeLimitAndThenNotAskedForAWhile() {
        try (Frozen frozen = Frozen.process(server.pid())) {
            assertThat(failure(access.get(KEY)).reason()).isEqualTo(Reason.TIMEOUT);

            await().atMost(RECOVERY)
                    .untilAsserted(() -> assertThat(reasonsOf(20)).contains(Reason.SHUT));
            assertThat(access.guards())
                    .filteredOn(guard -> guard.name().equals("redis"))
                    .noneMatch(guard -> guard.breaker().equals("closed"));
        }

        awaitService();
    }

    private Set<Reason> reasonsOf(int calls) {
        return Flux.range(0, calls)
                .flatMap(i -> Mono.fromCallable(() -> failure(access.get(KEY)))
                        .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()))
                .map(RedisAway::reason)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Reason.class)))
                .block();
    }

    @Test
    void aTimeOutMayHaveRun() {
        RedisScript count = RedisScript.load(getClass(), "count");
        access.run(count, List.of(KEY), List.of()).block();

        try (Frozen frozen = Frozen.process(server.pid())) {
            RedisAway away = failure(access.run(count, List.of(KEY), List.of()));

            assertThat(away.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(away.reason().mayHaveRun()).isTrue();
        }

        await().atMost(RECOVERY)
                .ignoreException(RedisAway.class)
                .until(() -> access.get(KEY).block().orElse("").equals("2"));
    }

    @Test
    void noMoreCallsWaitThanTheBulkheadHolds() {
        try (RedisAccess small =
                        RedisAccess.connect(RedisSettings.of(server.uri()).withMaxInFlight(5));
                Frozen frozen = Frozen.process(server.pid())) {
            List<Reason> reasons = Flux.range(0, 9)
                    .flatMap(i -> small.get(KEY)
                            .then(Mono.<Reason>empty())
                            .onErrorResume(RedisAway.class, away -> Mono.just(away.reason())))
                    .collectList()
                    .block();

            assertThat(reasons)
                    .containsExactly(
                            Reason.OVERLOADED,
                            Reason.OVERLOADED,
                            Reason.OVERLOADED,
                            Reason.OVERLOADED,
                            Reason.TIMEOUT,
                            Reason.TIMEOUT,
                            Reason.TIMEOUT,
                            Reason.TIMEOUT,
                            Reason.TIMEOUT);
        }
    }

    @Test
    void anErrorOfOursNeverOpensTheBreaker() {
        RedisScript fail = RedisScript.load(getClass(), "fail");
        Flux.range(0, 100)
                .flatMap(i -> access.run(fail, List.of(KEY), List.of()).onErrorComplete(RedisRefusal.class))
                .blockLast();

        assertThat(access.get(KEY).block()).isEmpty();
    }

    @Test
    void theControlPlaneIsBoundedToo() {
        server.close();

        assertThatExceptionOfType(RedisAway.class)
                .isThrownBy(() -> access.control(
                                redisson -> redisson.getSet("onsale:events").size())
                        .block(Duration.ofSeconds(30)));
    }

    @Test
    void aStartWithoutRedisSaysWhereNothingAnswers() {
        server.close();

        assertThatExceptionOfType(RedisAway.class)
                .isThrownBy(() -> RedisAccess.connect(RedisSettings.of(server.uri())))
                .withMessageContaining("redis://127.0.0.1:" + server.port() + " cannot be reached")
                .withMessageContaining("refused");
    }

    @Test
    void aStartAtAFrozenRedisEndsToo() {
        try (Frozen frozen = Frozen.process(server.pid())) {
            long start = System.nanoTime();

            assertThatExceptionOfType(RedisAway.class)
                    .isThrownBy(() -> RedisAccess.connect(RedisSettings.of(server.uri())))
                    .withMessageContaining("cannot be reached");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void aWrongPasswordIsARefusalThatDoesNotShowIt() {
        try (EmbeddedRedis guarded = EmbeddedRedis.start(0, "--requirepass", "right")) {
            String uri = "127.0.0.1:" + guarded.port();

            try (RedisAccess entitled = RedisAccess.connect(RedisSettings.of("redis://:right@" + uri))) {
                entitled.health().block();
                assertThat(entitled.control(redisson ->
                                        redisson.getSet("onsale:events").size())
                                .block())
                        .isZero();
            }
            assertThatExceptionOfType(RedisRefusal.class)
                    .isThrownBy(() -> RedisAccess.connect(RedisSettings.of("redis://:wrong@" + uri)))
                    .withMessageContaining("WRONGPASS")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("wrong@"));
            assertThatExceptionOfType(RedisRefusal.class)
                    .isThrownBy(() -> RedisAccess.connect(RedisSettings.of("redis://" + uri)))
                    .withMessageContaining("NOAUTH");
        }
    }
}
