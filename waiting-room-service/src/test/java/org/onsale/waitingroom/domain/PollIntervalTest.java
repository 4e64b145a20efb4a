package org.onsale.waitingroom.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollIntervalTest {

    private static final double MIDDLE = 0.5;

    @ParameterizedTest
    @CsvSource({
        // ahead, out per second, away s, claim s, stretch, wanted ms
        "0,        10,  120, 180, 1,  2000", // at the front
        "199,      10,  120, 180, 1,  2000", // 20 s to go
        "1000,     10,  120, 180, 1, 10000", // a tenth of 100 s
        "3000,     10,  120, 180, 1, 30000",
        "100000,   10,  120, 180, 1, 36363", // far back: 40 s less room for jitter
        "100000, 1000,  120, 180, 1, 10000", // far back, but served fast
        "100000,   10,   20, 180, 1,  9090", // half of 20 s away tolerance
        "100000,   10,  120,  30, 1,  9090", // a third of 30 s claim window
        "100000,   10,  120, 180, 4, 54545", // under load: 60 s
        "1000,     10,  120, 180, 2, 20000",
        "100000,   10,   60, 180, 4, 27272", // never beyond half the away tolerance
        "0,        10,    3, 180, 1,  1363", // 1.5 s at most
        "0,        10,    1, 180, 1,   500", // half of 1 s
        "100000,   10,  120,   1, 1,  1000", // a third of a second is too often: 1 s
        "100000,   10,    1,   1, 1,   500",
    })
    void followsTheTimeStillToWait(
            long ahead, double outPerSecond, int awaySeconds, int claimSeconds, double stretch, long wantedMs) {
        Duration interval = PollInterval.of(
                situation(OptionalLong.of(ahead), OptionalDouble.of(outPerSecond), awaySeconds, claimSeconds, stretch),
                MIDDLE);

        assertThat(interval).hasMillis(wantedMs);
    }

    @Test
    void unknownAheadIsAskedEveryTenSeconds() {
        assertThat(PollInterval.of(situation(OptionalLong.empty(), OptionalDouble.empty(), 120, 180, 1), MIDDLE))
                .hasSeconds(10);
    }

    @Test
    void unknownOutflowIsTakenForASlowSale() {
        assertThat(PollInterval.of(situation(OptionalLong.of(500), OptionalDouble.empty(), 120, 180, 1), MIDDLE))
                .hasSeconds(10);
    }

    @Test
    void spreadsByTenPercent() {
        PollInterval.Situation tenSeconds = situation(OptionalLong.of(1000), OptionalDouble.of(10), 120, 180, 1);

        assertThat(PollInterval.of(tenSeconds, 0)).hasMillis(9000);
        assertThat(PollInterval.of(tenSeconds, 1)).hasMillis(11000);
    }

    @Test
    void staysWithinItsBoundsWhateverIsAsked() {
        long seed = 20310501;
        Random random = new Random(seed);

        for (int i = 0; i < 100_000; i++) {
            int away = 1 + random.nextInt(300);
            int claim = 1 + random.nextInt(600);
            double stretch = 1 + random.nextDouble() * 5;
            OptionalLong ahead = random.nextBoolean()
                    ? OptionalLong.of(random.nextLong(Long.MAX_VALUE))
                    : OptionalLong.of(random.nextInt(5000));
            OptionalDouble out =
                    random.nextBoolean() ? OptionalDouble.of(random.nextDouble() * 100) : OptionalDouble.empty();
            long ms = PollInterval.of(situation(ahead, out, away, claim, stretch), random.nextDouble())
                    .toMillis();
            assertThat(ms)
                    .as("seed %d, step %d", seed, i)
                    .isBetween(Math.min(1000, away * 500L), Math.min(60_000, away * 500L))
                    .isLessThanOrEqualTo(Math.max(Math.min(1000, away * 500L), claim * 1000L / 3));
        }
    }

    private static PollInterval.Situation situation(
            OptionalLong ahead, OptionalDouble outPerSecond, int awaySeconds, int claimSeconds, double stretch) {
        return new PollInterval.Situation(
                ahead, outPerSecond, Duration.ofSeconds(awaySeconds), Duration.ofSeconds(claimSeconds), stretch);
    }
}
