package org.onsale.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onsale.admission.domain.Autopilot.Load;
import org.onsale.admission.domain.Autopilot.Step;

final class AutopilotTest {
    private static final ShopWindow WELL = new ShopWindow(100, 0, 100 * 200);
    private static final ShopWindow SLOW = new ShopWindow(100, 0, 100 * 501);
    private static final ShopWindow FAILING = new ShopWindow(94, 6, 100 * 200);

    private final Autopilot autopilot = new Autopilot(50, 1_000, 500);

    @Test
    void aSlowShopTakesATenthOffTheCap() {
        assertThat(autopilot.judge(SLOW, new Load(400, 400, 9)))
                .isEqualTo(new Step.Move(360, "The shop took 501 ms for each of 100 checkouts, more than 500."));
    }

    @Test
    void aFailingShopTakesATenthOffTheCap() {
        assertThat(autopilot.judge(FAILING, new Load(400, 400, 9)))
                .isEqualTo(new Step.Move(360, "6 % of 100 checkouts failed."));
    }

    @Test
    void theStepDownIsAtLeastOneAndStopsAtTheLowerBound() {
        Autopilot small = new Autopilot(2, 10, 500);

        assertThat(cap(small, SLOW, new Load(5, 5, 1))).isEqualTo(4);
        assertThat(cap(autopilot, SLOW, new Load(52, 52, 1))).isEqualTo(50);
        assertThat(small.judge(SLOW, new Load(2, 2, 1))).isEqualTo(new Step.Keep());
    }

    @Test
    void aShopThatIsWellGetsAHundredthOfTheUpperBoundMore() {
        assertThat(autopilot.judge(WELL, new Load(400, 380, 9)))
                .isEqualTo(new Step.Move(
                        410, "The shop took 200 ms for each of 100 checkouts, 0 % failed, and 9 people wait."));
    }

    @Test
    void theStepUpIsAtLeastOneAndStopsAtTheUpperBound() {
        assertThat(cap(new Autopilot(1, 20, 500), WELL, new Load(7, 7, 1))).isEqualTo(8);
        assertThat(cap(autopilot, WELL, new Load(995, 995, 1))).isEqualTo(1_000);
        assertThat(autopilot.judge(WELL, new Load(1_000, 1_000, 1))).isEqualTo(new Step.Keep());
    }

    @Test
    void aCapThatIsNotUsedOrThatNobodyWaitsForStays() {
        assertThat(autopilot.judge(WELL, new Load(400, 379, 9))).isEqualTo(new Step.Keep());
        assertThat(autopilot.judge(WELL, new Load(400, 400, 0))).isEqualTo(new Step.Keep());
    }

    @Test
    void fiveInAHundredMayFailAndTheTargetItselfIsGood() {
        assertThat(cap(autopilot, new ShopWindow(95, 5, 100 * 500), new Load(400, 400, 9)))
                .isEqualTo(410);
    }

    @Test
    void fewCheckoutsProveNothing() {
        assertThat(autopilot.judge(new ShopWindow(0, 9, 9 * 9_000), new Load(400, 400, 9)))
                .isEqualTo(new Step.Keep());
        assertThat(autopilot.judge(new ShopWindow(0, 0, 0), new Load(400, 400, 9)))
                .isEqualTo(new Step.Keep());
    }

    @Test
    void noSecondStepDownBeforeTheFirstHasActed() {
        assertThat(autopilot.judge(SLOW, new Load(360, 400, 9))).isEqualTo(new Step.Keep());
    }

    @Test
    void aBrakePulledByHandIsNotReleased() {
        assertThat(autopilot.judge(WELL, new Load(0, 0, 9))).isEqualTo(new Step.Keep());
        assertThat(autopilot.judge(WELL, new Load(49, 49, 9))).isEqualTo(new Step.Keep());
        assertThat(autopilot.judge(SLOW, new Load(49, 49, 9))).isEqualTo(new Step.Keep());
    }

    @Test
    void aCapAboveTheBoundsIsLeftUntilTheShopIsUnwell() {
        assertThat(autopilot.judge(WELL, new Load(2_000, 2_000, 9))).isEqualTo(new Step.Keep());
        assertThat(cap(autopilot, SLOW, new Load(2_000, 2_000, 9))).isEqualTo(1_800);
    }

    private static int cap(Autopilot autopilot, ShopWindow window, Load load) {
        return ((Step.Move) autopilot.judge(window, load)).cap();
    }
}
