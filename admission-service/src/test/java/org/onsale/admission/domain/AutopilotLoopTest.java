package org.onsale.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The rule against a simulated shop, ten seconds a round. Its latency is 200 ms at rest and grows with the square of the
 * load; at 1,000 buyers of a healthy shop it meets the target of 500 ms. A buyer stays two minutes, so of those above a
 * lowered cap one in twelve leaves each round.
 */
final class AutopilotLoopTest {
    private static final int IDEAL = 1_000;
    private static final Autopilot AUTOPILOT = new Autopilot(100, 3_000, 500);
    private static final int ROUNDS_A_VISIT = 12;

    private double health = 1;
    private int cap;
    private int held;

    @Test
    void fromBelowTheCapFindsWhatTheShopCanBear() {
        cap = 150;

        List<Integer> caps = rounds(200);

        assertThat(caps).allSatisfy(AutopilotLoopTest::isWithinTheBounds);
        assertThat(last(100, caps)).allSatisfy(settled -> assertThat(settled).isBetween(850, 1_100));
    }

    @Test
    void fromAboveTheCapFindsWhatTheShopCanBear() {
        cap = 3_000;

        List<Integer> caps = rounds(300);

        assertThat(caps).allSatisfy(AutopilotLoopTest::isWithinTheBounds);
        assertThat(last(100, caps)).allSatisfy(settled -> assertThat(settled).isBetween(850, 1_100));
    }

    @Test
    void aFaultOfTheShopLowersTheCapAndItsEndRaisesItAgain() {
        cap = 1_000;
        rounds(100);

        health = 0.4;
        List<Integer> sick = rounds(100);
        health = 1;
        List<Integer> well = rounds(100);

        assertThat(last(20, sick)).allSatisfy(lowered -> assertThat(lowered).isBetween(330, 450));
        assertThat(well).allSatisfy(AutopilotLoopTest::isWithinTheBounds);
        assertThat(last(40, well)).allSatisfy(raised -> assertThat(raised).isBetween(850, 1_100));
    }

    @Test
    void aShopThatFailsAltogetherGetsTheLowerBoundAndNoLess() {
        cap = 1_000;
        health = 0.01;

        List<Integer> caps = rounds(400);

        assertThat(caps).allSatisfy(AutopilotLoopTest::isWithinTheBounds);
        assertThat(last(50, caps)).containsOnly(100);
    }

    private static void isWithinTheBounds(int cap) {
        assertThat(cap).isBetween(AUTOPILOT.min(), AUTOPILOT.max());
    }

    private static List<Integer> last(int count, List<Integer> all) {
        return all.subList(all.size() - count, all.size());
    }

    /** The caps after each round. There is always a line. */
    private List<Integer> rounds(int count) {
        List<Integer> caps = new ArrayList<>();
        for (int round = 0; round < count; round++) {
            held = Math.max(cap, held - held / ROUNDS_A_VISIT);
            if (AUTOPILOT.judge(reported(), new Autopilot.Load(cap, held, 500)) instanceof Autopilot.Step.Move move) {
                cap = move.cap();
            }
            caps.add(cap);
        }
        return caps;
    }

    private ShopWindow reported() {
        double load = held / (IDEAL * health);
        long checkouts = Math.max(Autopilot.LEAST_EVIDENCE, held / ROUNDS_A_VISIT);
        return new ShopWindow(checkouts, 0, Math.round(checkouts * (200 + 300 * load * load)));
    }
}
