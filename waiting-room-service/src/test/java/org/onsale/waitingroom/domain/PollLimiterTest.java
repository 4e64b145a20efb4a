package org.onsale.waitingroom.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollLimiterTest {

    private static final long NOW = 1_900_000_000;

    private final PollLimiter limiter = new PollLimiter();

    @Test
    void twoPollsASecondAreAllowed() {
        assertThat(limiter.allow(7, NOW)).isTrue();
        assertThat(limiter.allow(7, NOW)).isTrue();
        assertThat(limiter.allow(7, NOW)).isFalse();
        assertThat(limiter.allow(7, NOW)).isFalse();
    }

    @Test
    void nextSecondBeginsAnew() {
        IntStream.range(0, 10).forEach(i -> limiter.allow(7, NOW));

        assertThat(limiter.allow(7, NOW + 1)).isTrue();
        assertThat(limiter.allow(7, NOW + 1)).isTrue();
        assertThat(limiter.allow(7, NOW + 1)).isFalse();
    }

    @Test
    void clockSetBackBeginsAnew() {
        IntStream.range(0, 3).forEach(i -> limiter.allow(7, NOW));

        assertThat(limiter.allow(7, NOW - 3600)).isTrue();
    }

    @Test
    void neighboursDoNotCountForEachOther() {
        for (long number = 0; number < 10_000; number++) {
            assertThat(limiter.allow(number, NOW)).isTrue();
            assertThat(limiter.allow(number, NOW)).isTrue();
        }
        assertThat(limiter.allow(9_999, NOW)).isFalse();
    }

    @Test
    void firstSecondOfTimeIsLikeAnyOther() {
        assertThat(limiter.allow(1, 0)).isTrue();
        assertThat(limiter.allow(1, 0)).isTrue();
        assertThat(limiter.allow(1, 0)).isFalse();
    }

    @Test
    void numberOutOfRangeIsAlwaysAllowed() {
        IntStream.range(0, 5)
                .forEach(i -> assertThat(limiter.allow(NumberPages.LIMIT, NOW)).isTrue());
    }

    @Test
    void atOnceFromManyThreadsExactlyTwoAreAllowed() {
        long allowed = IntStream.range(0, 1000)
                .parallel()
                .filter(i -> limiter.allow(3, NOW))
                .count();

        assertThat(allowed).isEqualTo(2);
    }
}
