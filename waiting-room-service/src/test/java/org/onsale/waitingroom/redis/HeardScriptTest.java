package org.onsale.waitingroom.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisRefusal;
import reactor.core.publisher.Flux;

@ExtendWith(OnRedis.class)
class HeardScriptTest {

    private RedisLine line;
    private EventData event;

    @BeforeEach
    void prepare(RedisAccess access, EventData fresh) {
        line = new RedisLine(access);
        event = fresh;
    }

    @Test
    void heardPlacesArePresentUntilTheToleranceIsOver() {
        event.set("awaySeconds", "1");
        long before = event.nowMs();

        assertThat(mark(3, 900_000)).isTrue();

        long after = event.nowMs();
        assertThat(event.presentUntilMs(3)).isBetween(before + 1_000, after + 1_100);
        assertThat(event.presentUntilMs(900_000)).isBetween(before + 1_000, after + 1_100);
        assertThat(event.presentUntilMs(2)).isZero();
        assertThat(event.presentUntilMs(4)).isZero();
    }

    @Test
    void nobodyHeardChangesNothing() {
        assertThat(mark()).isTrue();
        assertThat(event.redis().exists(event.keys().presence())).isZero();
    }

    @Test
    void heardAgainIsPresentLonger() {
        event.set("awaySeconds", "1");
        mark(3);
        long first = event.presentUntilMs(3);
        event.set("awaySeconds", "60");

        mark(3);

        assertThat(event.presentUntilMs(3)).isGreaterThanOrEqualTo(first + 59_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 999, 1000, 1001, 10_000})
    void allOfABatchAreMarked(int many) {
        assertThat(mark(LongStream.rangeClosed(1, many).toArray())).isTrue();

        assertThat(LongStream.of(1, many / 2 + 1, many))
                .allMatch(number -> event.presentUntilMs(number) > event.nowMs());
        assertThat(event.presentUntilMs(many + 1L)).isZero();
    }

    @Test
    void whoWasCalledWhileAbsentIsBackInTheLine() {
        line.take(event.id(), List.of("a", "b", "c", "d"), 0).block();
        event.passOver(3);

        assertThat(mark(1, 3, 4)).isTrue();

        assertThat(event.line().ids()).containsExactly("a", "c", "d");
        assertThat(event.redis().zrange(event.keys().away(), 0, -1)).containsExactly("b");
    }

    @Test
    void withoutSettingsItIsToBeReportedAgain() {
        event.redis().del(event.keys().settings());

        assertThat(mark(3)).isFalse();
        assertThat(event.redis().exists(event.keys().presence())).isZero();
    }

    @Test
    void atOnceFromManyNodesNoneIsLost() {
        Flux.range(0, 20)
                .flatMap(
                        node -> line.mark(
                                event.id(),
                                LongStream.range(0, 500)
                                        .map(i -> 1 + i * 20 + node)
                                        .toArray()),
                        20)
                .blockLast();

        assertThat(LongStream.rangeClosed(1, 10_000).filter(number -> event.presentUntilMs(number) == 0))
                .isEmpty();
    }

    @Test
    void expiryStays() {
        mark(3);
        event.redis().expire(event.keys().presence(), 1000);

        mark(4);

        assertThat(event.redis().ttl(event.keys().presence())).isPositive();
    }

    @Test
    void keyOfAnotherTypeIsRefused() {
        event.redis().lpush(event.keys().presence(), "text");

        assertThatThrownBy(() -> mark(3)).isInstanceOf(RedisRefusal.class);
    }

    @Test
    void serverThatForgotTheScriptIsToldAgain() {
        event.redis().scriptFlush();

        assertThat(mark(3)).isTrue();
    }

    private boolean mark(long... numbers) {
        return Boolean.TRUE.equals(line.mark(event.id(), numbers).block());
    }
}
