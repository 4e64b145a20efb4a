package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** With connections cut all the time, no command runs twice. */
@Timeout(180)
class ReplayTest {

    private static final String KEY = "onsale:{replay}:numbers";
    private static final Duration CUT_EVERY = Duration.ofMillis(60);
    private static final int CUTS = 20;
    private static final int ANSWERS = 2_000;
    private static final Duration PAUSE_WHEN_CUT = Duration.ofMillis(2);
    private static final int AT_ONCE = 64;

    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong cuts = new AtomicLong();
    private EmbeddedRedis server;
    private RedisClient client;
    private RedisCommands<String, String> raw;

    @BeforeEach
    void start() {
        server = EmbeddedRedis.start(0);
        client = RedisClient.create(server.uri());
        raw = client.connect().sync();
    }

    @AfterEach
    void stop() {
        client.shutdown();
        server.close();
    }

    /** Below the circuit breaker, which would keep most commands from being in flight when a connection is cut. */
    @Test
    void noCommandRunsMoreOftenThanItWasAsked() {
        Disposable cutting = Flux.interval(CUT_EVERY)
                .onBackpressureDrop()
                .subscribe(tick -> cuts.addAndGet(
                        raw.clientKill(KillArgs.Builder.typeNormal().skipme())));

        try (Link link = Link.open(RedisSettings.of(server.uri()))) {
            Flux.range(0, Integer.MAX_VALUE)
                    .takeUntil(i -> cuts.get() >= CUTS && answered.get() >= ANSWERS)
                    .flatMap(i -> count(link), AT_ONCE)
                    .blockLast();
        } finally {
            cutting.dispose();
        }

        long ran = Long.parseLong(raw.get(KEY));
        assertThat(ran).isBetween(answered.get(), asked.get());
    }

    private Mono<Long> count(Link link) {
        return Mono.fromFuture(() -> {
                    asked.incrementAndGet();
                    return link.commands().incr(KEY).toCompletableFuture();
                })
                .timeout(Duration.ofMillis(500))
                .doOnNext(answer -> answered.incrementAndGet())
                .onErrorResume(failure -> Mono.delay(PAUSE_WHEN_CUT));
    }
}
