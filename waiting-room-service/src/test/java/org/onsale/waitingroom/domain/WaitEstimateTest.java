package org.onsale.waitingroom.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitEstimateTest {

    private static final EventSettings OPEN = Boards.settings(Phase.OPEN, false);
    private static final long CAP = 100;

    @Test
    void nothingMeasuredIsNotKnown() {
        assertThat(WaitEstimate.of(Outflow.none(), 10)).isEqualTo(new Wait.NotKnown());
    }

    @Test
    void tooShortOrTooFewIsNotKnown() {
        assertThat(WaitEstimate.of(steady(10, 9), 10)).as("9 s").isEqualTo(new Wait.NotKnown());
        assertThat(WaitEstimate.of(steady(0.05, 60), 10)).as("3 calls").isEqualTo(new Wait.NotKnown());
    }

    @Test
    void steadyOutflowGivesTheObviousMiddle() {
        Outflow tenASecond = steady(10, 120);

        assertThat(middle(tenASecond, 0)).isEqualTo(1);
        assertThat(middle(tenASecond, 99)).isEqualTo(10);
        assertThat(middle(tenASecond, 5999)).isEqualTo(600);
    }

    @Test
    void rangeIsWiderNearTheFrontAndWithLessEvidence() {
        assertThat(width(steady(1, 300), 10)).isGreaterThan(width(steady(1, 300), 1000));
        assertThat(width(steady(1, 20), 1000)).isGreaterThan(width(steady(1, 300), 1000));
        assertThat(width(steady(10, 300), 1000)).isBetween(1.0, 1.1);
    }

    @Test
    void bunchesWidenTheRange() {
        Outflow bunched = Outflow.none();
        long called = 0;
        for (int second = 0; second <= 300; second++) {
            called += second % 30 == 0 ? 300 : 0;
            bunched = bunched.seen(Boards.tallied(Duration.ofSeconds(second), called, CAP), OPEN);
        }

        assertThat(width(bunched, 1000)).isGreaterThan(width(steady(10, 300), 1000) * 1.05);
    }

    @Test
    void fillingAnEmptyCapIsNoOutflow() {
        Outflow opening = Outflow.none()
                .seen(Boards.tallied(Duration.ZERO, 0, 0), OPEN)
                .seen(Boards.tallied(Duration.ofSeconds(1), 40, 40), OPEN)
                .seen(Boards.tallied(Duration.ofSeconds(2), 100, 100), OPEN)
                .seen(Boards.tallied(Duration.ofSeconds(60), 130, 100), OPEN);

        assertThat(opening.served()).isEqualTo(30);
    }

    @Test
    void underARateEveryTurnCounts() {
        Outflow opening = Outflow.none()
                .seen(Boards.tallied(Duration.ZERO, 0, 0), Boards.settings(Phase.OPEN, true))
                .seen(Boards.tallied(Duration.ofSeconds(60), 60, 60), Boards.settings(Phase.OPEN, true));

        assertThat(opening.served()).isEqualTo(60);
    }

    @Test
    void onlyTheLastFiveMinutesCount() {
        Outflow slowed = steady(10, 600);
        for (int second = 1; second <= 310; second++) {
            slowed = slowed.seen(Boards.tallied(Duration.ofSeconds(600 + second), 6000 + second, CAP), OPEN);
        }

        assertThat(slowed.perSecond()).hasValueCloseTo(1.0, offset(0.05));
        assertThat(slowed.measured()).isLessThanOrEqualTo(Outflow.WINDOW);
        assertThat(slowed.samples()).hasSizeLessThanOrEqualTo(63);
    }

    @Test
    void pauseHoldAndLossBeginAnew() {
        Outflow known = steady(10, 60);
        Board next = Boards.tallied(Duration.ofSeconds(61), 610, CAP);

        assertThat(known.seen(next, OPEN).served()).isEqualTo(610);
        assertThat(known.seen(next, Boards.settings(Phase.PAUSED, false)).served())
                .isZero();
        assertThat(known.seen(Boards.onHold(next), OPEN).served()).isZero();
        assertThat(known.seen(Boards.tallied(Duration.ofSeconds(61), 0, CAP), OPEN)
                        .served())
                .isZero();
    }

    @Test
    void sameBoardTwiceChangesNothing() {
        Outflow known = steady(10, 60);

        assertThat(known.seen(Boards.tallied(Duration.ofSeconds(60), 600, CAP), OPEN))
                .isSameAs(known);
    }

    @Test
    void beyondHalfADayIsNotKnown() {
        assertThat(WaitEstimate.of(steady(1, 300), 43_201)).isEqualTo(new Wait.NotKnown());
    }

    @Test
    void nineOfTenPlacesAreCalledWithinTheRange() {
        long seed = 20310505;
        Random random = new Random(seed);
        int rounds = 2000;
        int within = 0;
        int sooner = 0;
        for (int i = 0; i < rounds; i++) {
            Wait.Between range = (Wait.Between) WaitEstimate.of(poisson(random, 2, 120), 49);
            double waited = 0;
            for (int call = 0; call < 50; call++) {
                waited += -Math.log(1 - random.nextDouble()) / 2;
            }
            within += waited <= range.p90Seconds() ? 1 : 0;
            sooner += waited <= range.p50Seconds() ? 1 : 0;
        }

        assertThat((double) within / rounds).as("seed %d", seed).isBetween(0.86, 0.96);
        assertThat((double) sooner / rounds).as("seed %d", seed).isBetween(0.45, 0.60);
    }

    private static Outflow poisson(Random random, double perSecond, int seconds) {
        Outflow outflow = Outflow.none();
        double at = 0;
        long called = 0;
        for (int second = 0; second <= seconds; second++) {
            while (at < second) {
                at += -Math.log(1 - random.nextDouble()) / perSecond;
                called++;
            }
            outflow = outflow.seen(Boards.tallied(Duration.ofSeconds(second), called, CAP), OPEN);
        }
        return outflow;
    }

    private static Outflow steady(double perSecond, int seconds) {
        Outflow outflow = Outflow.none();
        for (int second = 0; second <= seconds; second++) {
            outflow = outflow.seen(Boards.tallied(Duration.ofSeconds(second), (long) (second * perSecond), CAP), OPEN);
        }
        return outflow;
    }

    private static long middle(Outflow outflow, long ahead) {
        return ((Wait.Between) WaitEstimate.of(outflow, ahead)).p50Seconds();
    }

    private static double width(Outflow outflow, long ahead) {
        Wait.Between range = (Wait.Between) WaitEstimate.of(outflow, ahead);
        return (double) range.p90Seconds() / range.p50Seconds();
    }
}
