package org.onsale.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ForecastTest {
    private static final EventSettings CAP_100 = EventSettings.withCap(100);

    @Test
    void theWaitIsThePeoplePresentDividedByTheOutflow() {
        Wait.Between wait = between(full(600).now());

        // 2 a second.
        assertThat(wait.p50Seconds()).isEqualTo(301);
        assertThat(wait.p90Seconds()).isBetween(310L, 340L);
    }

    @Test
    void absentPlacesMakeNobodyWait() {
        Board board = Readings.open()
                .with("waiting", 5_000)
                .with("present", 600)
                .with("checkouts", 100)
                .board();

        assertThat(between(new Forecast(CAP_100, board, twoASecond()).now()).p50Seconds())
                .isEqualTo(301);
    }

    @Test
    void aSlotIsHeldUntilTheClaimAndThroughTheCheckout() {
        // 10 s to claim, 40 s in checkout.
        assertThat(full(600).slotSeconds().orElseThrow()).isCloseTo(50, within(0.5));
    }

    @Test
    void missedTurnsHoldTheirSlotsForTheWholeClaimWindow() {
        RecentReadings half = Readings.every(
                0,
                120,
                at -> at.with("claimed", at.second())
                        .with("missed", at.second())
                        .with("called", 2 * at.second())
                        .with("claimMs", 10_000 * at.second())
                        .with("completed", at.second())
                        .with("checkoutMs", 40_000 * at.second())
                        .with("checkouts", 100));
        Forecast forecast = new Forecast(CAP_100, board(600), half);

        // Half of the turns 50 s, the other half 180 s.
        assertThat(forecast.slotSeconds().orElseThrow()).isCloseTo(115, within(0.5));
    }

    @Test
    void withoutTimesInCheckoutTheSlotTimeFollowsFromTheOutflow() {
        RecentReadings recent =
                Readings.every(0, 120, at -> at.with("called", 2 * at.second()).with("checkouts", 100));

        assertThat(new Forecast(CAP_100, board(600), recent).slotSeconds().orElseThrow())
                .isCloseTo(50, within(0.5));
    }

    @ParameterizedTest(name = "cap {0}: {1} s, {2} at once")
    @CsvSource({"100, 301, 0", "200, 126, 100", "150, 184, 50", "50, 635, 0", "800, 0, 600"})
    void underAnotherCapTheOutflowChangesInProportion(int cap, long p50Seconds, int atOnce) {
        EventSettings then = EventSettings.withCap(cap);

        assertThat(between(full(600).under(then)).p50Seconds()).isEqualTo(p50Seconds);
        assertThat(full(600).letInAtOnce(then)).isEqualTo(atOnce);
    }

    @Test
    void afterAChangeOfTheCapOnlyWhatWasMeasuredUnderItCounts() {
        // 4 a second with 200 slots until a minute ago, 2 a second since.
        RecentReadings recent = Readings.every(
                0,
                300,
                at -> counts(at, at.second() < 240 ? 4 * at.second() : 960 + 2 * (at.second() - 240))
                        .with("cap", at.second() < 240 ? 200 : 100)
                        .with("checkouts", at.second() < 240 ? 200 : 100));

        assertThat(between(new Forecast(CAP_100, board(600), recent).now()).p50Seconds())
                .isEqualTo(301);
    }

    @Test
    void rightAfterAChangeOfTheCapTheOutflowFollowsFromTheTimeASlotIsHeld() {
        RecentReadings recent = Readings.every(
                0,
                300,
                at -> counts(at, 4 * at.second())
                        .with("cap", at.second() < 298 ? 200 : 100)
                        .with("checkouts", at.second() < 298 ? 200 : 100));

        assertThat(between(new Forecast(CAP_100, board(600), recent).now()).p50Seconds())
                .isEqualTo(301);
    }

    @Test
    void aRateBelowTheOutflowMakesTheWaitLonger() {
        assertThat(between(full(600).under(with(Map.of("ratePerMinute", 60)))).p50Seconds())
                .isEqualTo(601);
    }

    @Test
    void aRateAboveTheOutflowChangesNothing() {
        assertThat(full(600).under(with(Map.of("ratePerMinute", 6_000))))
                .isEqualTo(full(600).now());
    }

    @Test
    void whereTheRateIsTheLimitAHigherCapChangesNothing() {
        EventSettings limited = with(Map.of("ratePerMinute", 60));
        RecentReadings recent = Readings.every(
                0, 120, at -> counts(at, at.second()).with("checkouts", 50).with("cap", 100));
        Forecast forecast = new Forecast(
                limited,
                Readings.open()
                        .with("waiting", 600)
                        .with("present", 600)
                        .with("checkouts", 50)
                        .board(),
                recent);

        assertThat(between(forecast.now()).p50Seconds()).isEqualTo(600);
        assertThat(between(forecast.under(with(Map.of("ratePerMinute", 60, "cap", 200))))
                        .p50Seconds())
                .isEqualTo(600);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"SCHEDULED", "PREQUEUE", "PAUSED", "CLOSED"})
    void whileNobodyIsCalledTheWaitIsNotKnown(Phase phase) {
        EventSettings then = with(Map.of("phase", phase.word()));

        assertThat(full(600).under(then)).isEqualTo(Wait.NOT_KNOWN);
        assertThat(full(600).letInAtOnce(then)).isZero();
    }

    @Test
    void onHoldTheWaitIsNotKnown() {
        Board board = Readings.open().with("hold", 1).with("waiting", 5).board();

        assertThat(new Forecast(CAP_100, board, twoASecond()).now()).isEqualTo(Wait.NOT_KNOWN);
    }

    @Test
    void withoutEvidenceTheWaitIsNotKnown() {
        assertThat(new Forecast(CAP_100, board(600), RecentReadings.NONE).now()).isEqualTo(Wait.NOT_KNOWN);
    }

    @Test
    void whoFindsAFreeSlotAndNobodyInLineDoesNotWait() {
        Board board = Readings.open().with("checkouts", 99).board();

        assertThat(new Forecast(CAP_100, board, RecentReadings.NONE).now()).isEqualTo(Wait.NONE);
    }

    @Test
    void aLongPausedSaleIsForecastFromWhatItsCheckoutsTookBefore() {
        EventSettings paused = with(Map.of("phase", "paused"));
        RecentReadings recent = Readings.every(
                1_000, 1_300, at -> counts(at, 500).phase(Phase.PAUSED).with("cap", 100));
        Board board = Readings.open().with("waiting", 600).with("present", 600).board();
        Forecast forecast = new Forecast(paused, board, recent);

        assertThat(forecast.now()).isEqualTo(Wait.NOT_KNOWN);
        assertThat(between(forecast.under(CAP_100)).p50Seconds()).isEqualTo(251);
        assertThat(forecast.letInAtOnce(CAP_100)).isEqualTo(100);
    }

    @Test
    void aWaitBeyondHalfADayIsNotKnown() {
        assertThat(full(200_000).now()).isEqualTo(Wait.NOT_KNOWN);
    }

    /** Cap 100, all held, each slot for 50 s: 2 a second. */
    private static Forecast full(int present) {
        return new Forecast(CAP_100, board(present), twoASecond());
    }

    private static RecentReadings twoASecond() {
        return Readings.every(0, 120, at -> counts(at, 2 * at.second()).with("checkouts", 100));
    }

    /** So many were called, claimed after 10 s and left after 40 s. */
    private static Readings counts(Readings at, long people) {
        return at.with("called", people)
                .with("claimed", people)
                .with("claimMs", 10_000 * people)
                .with("completed", people)
                .with("checkoutMs", 40_000 * people);
    }

    private static Board board(int present) {
        return Readings.open()
                .with("waiting", present)
                .with("present", present)
                .with("checkouts", 100)
                .board();
    }

    private static EventSettings with(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("cap", 100));
        settings.putAll(more);
        return EventSettings.ofJson(settings);
    }

    private static Wait.Between between(Wait wait) {
        assertThat(wait).isInstanceOf(Wait.Between.class);
        return (Wait.Between) wait;
    }
}
