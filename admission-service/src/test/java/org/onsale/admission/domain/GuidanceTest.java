package org.onsale.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GuidanceTest {

    @Test
    void withoutEvidenceThereIsNoAdvice() {
        Board board = Readings.open().with("waiting", 10).with("present", 10).board();

        assertThat(Guidance.of(settings(Map.of()), board, RecentReadings.NONE)).isEmpty();
    }

    @ParameterizedTest(name = "{0} of {1} told of: {2} {3}")
    @CsvSource({
        "100, 100, , ",
        "70, 100, , ",
        "69, 100, fewReleases, warning",
        "50, 100, fewReleases, warning",
        "49, 100, nobodyReleases, alarm",
        "0, 100, nobodyReleases, alarm",
        "0, 19, , "
    })
    void checkoutsTheShopDoesNotTellOfAreAWarningAndThenAnAlarm(long told, long ended, String code, String level) {
        List<Hint> hints = hints(
                300,
                Map.of(),
                at -> grown(at, "completed", told, "expired", ended - told).with("checkouts", 30));

        assertThat(hints).filteredOn(hint -> hint.code().endsWith("eleases")).allSatisfy(hint -> {
            assertThat(hint.code()).isEqualTo(code);
            assertThat(hint.level()).isEqualTo(level);
            assertThat(hint.text()).contains(ended + " checkouts").contains(told * 100 / ended + " %");
        });
        assertThat(codes(hints)).containsAll(code == null ? List.of() : List.of(code));
    }

    @Test
    void fullSlotsThatNobodyLeavesAreAWarning() {
        List<Hint> hints = hints(300, Map.of(), at -> at.with("checkouts", 100));

        assertThat(codes(hints)).containsExactly("nobodyLeaves");
        assertThat(hints.get(0).text()).contains("100 of 100 slots").contains("10 minutes");
    }

    @ParameterizedTest(name = "{0} missed, {1} claimed: {2}")
    @CsvSource({"29, 71, ", "30, 70, warning", "50, 50, alarm", "19, 0, "})
    void turnsNotTakenAreAWarningAndThenAnAlarm(long missed, long claimed, String level) {
        List<Hint> hints = hints(300, Map.of(), at -> grown(at, "missed", missed, "claimed", claimed));

        assertThat(hints)
                .filteredOn(hint -> hint.code().equals("noShows"))
                .extracting(Hint::level)
                .isEqualTo(level == null ? List.of() : List.of(level));
    }

    @Test
    void aCapThatIsNeverReachedWhileNobodyWaitsNeedsNoLine() {
        List<Hint> hints = hints(
                300, Map.of(), at -> grown(at, "entered", 60, "completed", 60).with("checkouts", 34));

        assertThat(codes(hints)).containsExactly("capNotReached");
        assertThat(hints.get(0).text()).contains("34 of 100 slots");
    }

    @Test
    void anEventNobodyVisitsGetsNoAdvice() {
        assertThat(hints(300, Map.of(), at -> at)).isEmpty();
    }

    @Test
    void slotsThatStayFreeWhilePeopleWaitAreTheRatesDoing() {
        List<Hint> hints =
                hints(300, Map.of("ratePerMinute", 60), at -> waiting(at, 2_300).with("checkouts", 55));

        assertThat(codes(hints)).containsExactly("rateLimits");
        assertThat(hints.get(0).text())
                .contains("2,300 people")
                .contains("55 of 100 slots")
                .contains("60 a minute");
    }

    @Test
    void slotsThatStayFreeWhilePeopleWaitWithoutARateAreAFault() {
        List<Hint> hints = hints(300, Map.of(), at -> waiting(at, 10).with("checkouts", 55));

        assertThat(codes(hints)).containsExactly("slotsIdle");
        assertThat(hints.get(0).level()).isEqualTo("warning");
    }

    @Test
    void slotsThatWereFreeForAMomentAreNoFault() {
        List<Hint> hints = hints(300, Map.of(), at -> waiting(at, 10).with("checkouts", at.second() > 280 ? 55 : 100));

        assertThat(codes(hints)).doesNotContain("slotsIdle", "rateLimits");
    }

    @Test
    void aFullAndHealthySaleIsToldItsOutflowAndThatTheCapMayRise() {
        List<Hint> hints = hints(300, Map.of(), GuidanceTest::fullAndHealthy);

        assertThat(codes(hints)).containsExactly("outflow", "raiseCap");
        assertThat(hints.get(0).text())
                .contains("100 of 100 slots")
                .contains("50 seconds")
                .contains("120 people");
        assertThat(hints.get(1).text()).contains("10-20 %").contains("110-120").contains("5-10 minutes");
    }

    @Test
    void aCapThatWasJustRaisedIsWatchedFirst() {
        List<Hint> hints = hints(300, Map.of(), at -> fullAndHealthy(at).with("cap", at.second() > 120 ? 100 : 90));

        assertThat(codes(hints)).containsExactly("outflow");
    }

    @Test
    void aShopThatDoesNotReleaseIsNotToldToRaiseTheCap() {
        List<Hint> hints = hints(
                300, Map.of(), at -> fullAndHealthy(at).with("completed", 0).with("expired", 2 * at.second()));

        assertThat(codes(hints)).contains("nobodyReleases").doesNotContain("raiseCap");
    }

    @Test
    void aLoweredCapTellsHowManyMustLeaveFirst() {
        List<Hint> hints = hints(300, Map.of(), at -> waiting(at, 50).with("checkouts", 140));

        assertThat(hints).extracting(Hint::code).contains("aboveCap");
        assertThat(hints).extracting(Hint::text).anyMatch(text -> text.contains("40 above the cap"));
    }

    @Test
    void whoeverPausesALineShouldSayWhy() {
        Map<String, Object> paused = Map.of("phase", "paused");

        assertThat(codes(hints(60, paused, at -> waiting(at, 50).phase(Phase.PAUSED))))
                .containsExactly("messageMissing");
        assertThat(codes(hints(
                        60,
                        Map.of("phase", "paused", "message", "Back at noon."),
                        at -> waiting(at, 50).phase(Phase.PAUSED))))
                .isEmpty();
    }

    @Test
    void aLineThatIsPausedForLongIsAWarning() {
        Map<String, Object> paused = Map.of("phase", "paused", "message", "Back at noon.");
        List<Hint> hints = hints(240, paused, at -> waiting(at, 1_200).phase(Phase.PAUSED));

        assertThat(codes(hints)).containsExactly("pausedLong");
        assertThat(hints.get(0).text()).contains("1,200 people").contains("4 minutes");
    }

    @Test
    void whatPressesMostComesFirst() {
        List<Hint> hints = hints(
                300,
                Map.of("soldOut", true),
                at -> fullAndHealthy(at).with("completed", 0).with("expired", 2 * at.second()));

        assertThat(hints).extracting(Hint::level).containsExactly("alarm", "warning", "info");
    }

    @Test
    void anOpenGateIsAnAlarm() {
        assertThat(hints(60, Map.of("phase", "bypass"), at -> at.phase(Phase.BYPASS)))
                .extracting(Hint::level)
                .containsExactly("alarm");
    }

    @Test
    void aSaleThatIsSoldOutShouldBeClosed() {
        assertThat(codes(hints(60, Map.of("soldOut", true), at -> waiting(at, 7))))
                .contains("soldOutOpen");
    }

    @Test
    void onHoldNothingElseMatters() {
        assertThat(codes(hints(300, Map.of(), at -> fullAndHealthy(at).with("hold", 1))))
                .containsExactly("onHold");
    }

    /** Cap 100, 2 a second, each slot held for 50 s. */
    private static Readings fullAndHealthy(Readings at) {
        return waiting(at, 2_300)
                .with("called", 2 * at.second())
                .with("claimed", 2 * at.second())
                .with("claimMs", 20_000 * at.second())
                .with("completed", 2 * at.second())
                .with("checkoutMs", 80_000 * at.second())
                .with("turns", 20)
                .with("checkouts", 80);
    }

    private static Readings waiting(Readings at, long people) {
        return at.with("waiting", people).with("present", people);
    }

    /** Two counts that reach these values in 300 s. */
    private static Readings grown(Readings at, String one, long ones, String other, long others) {
        return at.with(one, ones * at.second() / 300).with(other, others * at.second() / 300);
    }

    private static List<Hint> hints(int seconds, Map<String, Object> more, UnaryOperator<Readings> figures) {
        UnaryOperator<Readings> whole = at -> figures.apply(at.with("cap", 100));
        RecentReadings recent = Readings.every(0, seconds, whole);
        Board board = whole.apply(Readings.open().after(seconds).with("second", seconds))
                .board();
        return Guidance.of(settings(more), board, recent);
    }

    private static EventSettings settings(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("cap", 100));
        settings.putAll(more);
        return EventSettings.ofJson(settings);
    }

    private static List<String> codes(List<Hint> hints) {
        return hints.stream().map(Hint::code).toList();
    }
}
