package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.cluster.SlotHash;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.onsale.redis.RedisAway.Reason;
import org.onsale.redis.test.Frozen;
import org.onsale.redis.test.TestCluster;
import reactor.core.publisher.Mono;

/** Three masters that share the slots: all serve their events, and a frozen one stops only its own. */
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
class ClusterTest {

    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;

    private final RedisScript count = RedisScript.load(getClass(), "count");

    /** An event whose slot belongs to the given master, 0 and up. */
    private static EventKeys eventOf(int master) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> EventKeys.of(EventId.of("event-" + i)))
                .filter(keys -> SlotHash.getSlot(keys.line()) * MASTERS / SLOTS == master)
                .findFirst()
                .orElseThrow();
    }

    private Mono<List<Object>> count(RedisAccess access, EventKeys event) {
        return access.run(count, List.of(event.numbers(), event.line()), List.of());
    }

    @Test
    void eventsLiveApartAndFailApart() {
        EventKeys frozenOne = eventOf(0);
        EventKeys other = eventOf(1);
        try (TestCluster cluster = TestCluster.start(MASTERS);
                RedisAccess access = RedisAccess.connect(RedisSettings.of(cluster.uri()))) {
            assertThat(count(access, frozenOne).block()).containsExactly(1L);
            assertThat(count(access, other).block()).containsExactly(1L);
            assertThat(access.control(redisson ->
                                    redisson.getScoredSortedSet(other.line()).add(1, "p"))
                            .block())
                    .isTrue();
            assertThat(access.score(other.line(), "p").block()).contains(1L);
            access.health().block();

            try (Frozen frozen = Frozen.process(cluster.nodes().get(0).pid())) {
                for (int i = 2; i <= 30; i++) {
                    assertThat(reasonOf(count(access, frozenOne))).isNotNull();
                    // A busy machine may let one call of the living shard take too long; the next one serves.
                    await().atMost(Duration.ofSeconds(60))
                            .ignoreException(RedisAway.class)
                            .untilAsserted(() ->
                                    assertThat(count(access, other).block()).hasSize(1));
                }
                assertThat(access.guards()).anyMatch(guard -> !guard.breaker().equals("closed"));
            }

            await().atMost(Duration.ofSeconds(60)).until(() -> reasonOf(count(access, frozenOne)) == null);
        }
    }

    private static Reason reasonOf(Mono<?> call) {
        return call.then(Mono.<Reason>empty())
                .onErrorResume(RedisAway.class, away -> Mono.just(away.reason()))
                .block();
    }

    @Test
    void aClusterOfOneMasterWorks() {
        EventKeys event = eventOf(0);
        try (TestCluster cluster = TestCluster.start(1);
                RedisAccess access = RedisAccess.connect(RedisSettings.of(cluster.uri()))) {
            assertThat(count(access, event).block()).containsExactly(1L);
            assertThat(access.get(event.numbers()).block()).contains("1");

            List<String> line = List.of(event.line(), event.places());
            access.run(RedisScript.load(getClass(), "line-put"), line, List.of("later", "300", "first", "3"))
                    .block();
            assertThat(access.run(RedisScript.load(getClass(), "line-list"), line, List.of())
                            .block())
                    .as("pieces, whose names the scripts make")
                    .containsExactly("first", "3", "later", "300");
        }
    }
}
