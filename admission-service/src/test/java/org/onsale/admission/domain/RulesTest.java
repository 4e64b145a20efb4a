package org.onsale.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RulesTest {
    private static final Instant START = Instant.parse("2031-01-01T10:00:00Z");

    @ParameterizedTest(name = "term {0} s, last heartbeat at {1} s, every {2} s: ends at {3} s")
    @CsvSource({"600, 0, 0, 600", "600, 0, 30, 90", "600, 500, 30, 590", "600, 520, 30, 600", "600, 599, 1, 600"})
    void aLeaseEndsWithItsTermOrThreeHeartbeatsAfterTheLast(int term, int lastHeartbeat, int every, int end) {
        Instant expiresAt = CheckoutLease.expiresAt(START.plusSeconds(term), START.plusSeconds(lastHeartbeat), every);

        assertThat(expiresAt).isEqualTo(START.plusSeconds(end));
    }

    @ParameterizedTest(name = "{0} at {1} becomes {2}")
    @CsvSource({
        "scheduled, 2031-01-01T08:59:59Z,",
        "scheduled, 2031-01-01T09:00:00Z, prequeue",
        "scheduled, 2031-01-01T10:00:00Z, open",
        "prequeue, 2031-01-01T09:30:00Z,",
        "prequeue, 2031-01-01T10:00:00Z, open",
        "paused, 2031-01-01T10:00:00Z,",
        "open, 2031-01-01T11:59:59Z,",
        "open, 2031-01-01T12:00:00Z, closed",
        "paused, 2031-01-01T12:00:00Z, closed",
        "scheduled, 2031-01-01T12:00:00Z, closed",
        "closed, 2031-01-01T12:00:00Z,"
    })
    void timesMoveAnEventToItsPhases(String phase, Instant now, String due) {
        EventSettings settings = EventSettings.ofJson(Map.of(
                "cap", 1,
                "phase", phase,
                "prequeueAt", "2031-01-01T09:00:00Z",
                "opensAt", "2031-01-01T10:00:00Z",
                "closesAt", "2031-01-01T12:00:00Z"));
        StoredSettings stored = new StoredSettings(settings, 1, START.minusSeconds(86_400));

        assertThat(Timetable.due(stored, now).map(Phase::word)).isEqualTo(Optional.ofNullable(due));
    }

    @Test
    void aSaleReopenedAfterItsClosingTimeStaysOpen() {
        EventSettings settings =
                EventSettings.ofJson(Map.of("cap", 1, "phase", "open", "closesAt", "2031-01-01T12:00:00Z"));
        StoredSettings reopened = new StoredSettings(settings, 5, Instant.parse("2031-01-01T12:30:00Z"));

        assertThat(Timetable.due(reopened, Instant.parse("2031-01-01T13:00:00Z")))
                .isEmpty();
    }

    @Test
    void ratesAreMeasuredOverTheLastMinute() {
        TallyWindow window = TallyWindow.EMPTY;
        for (int second = 0; second <= 90; second++) {
            window = window.plus(START.plusSeconds(second), tally(second < 30 ? 0 : (second - 30) * 2L));
        }

        assertThat(window.perMinute(Tally::letIn)).isEqualTo(120);
        assertThat(window.samples()).hasSizeLessThanOrEqualTo(61);
        assertThat(window.latest().letIn()).isEqualTo(120);
    }

    @Test
    void underFiveSecondsOfEvidenceThereIsNoRate() {
        TallyWindow window = TallyWindow.EMPTY.plus(START, tally(0)).plus(START.plusSeconds(4), tally(100));

        assertThat(window.perMinute(Tally::letIn)).isZero();
    }

    @Test
    void aShortWindowIsExtrapolated() {
        TallyWindow window = TallyWindow.EMPTY.plus(START, tally(0)).plus(START.plusSeconds(10), tally(5));

        assertThat(window.perMinute(Tally::letIn)).isEqualTo(30);
    }

    @Test
    void countsThatWereLostStartTheWindowAnew() {
        TallyWindow window = TallyWindow.EMPTY
                .plus(START, tally(500))
                .plus(START.plusSeconds(10), tally(510))
                .plus(START.plusSeconds(20), tally(3));

        assertThat(window.samples()).hasSize(1);
        assertThat(window.perMinute(Tally::letIn)).isZero();
    }

    @Test
    void samplesLessThanASecondApartAreOne() {
        TallyWindow window = TallyWindow.EMPTY.plus(START, tally(0)).plus(START.plusMillis(999), tally(1));

        assertThat(window.samples()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} waiting, {1} present, {2} turns: {3} are waited for")
    @CsvSource({
        "0, 0, 0, 0",
        "10, 7, 2, 9",
        "1000, 1000, 0, 1000",
        "100000, 100000, 5, 100005",
        "100000, 50000, 0, 45256",
        "100000, 10, 0, 0"
    })
    void theHoldWaitsForThoseWhoWereSurelyThere(int waiting, int present, int turns, int expected) {
        Board last = new Board("e", false, 0, 0, waiting, 0, turns, 0, present, 10, 1, "", START);

        assertThat(ExpectedBack.places(last)).isEqualTo(expected);
    }

    @Test
    void liveFiguresCountUnclaimedTurnsAsHeld() {
        Board board = new Board("e", false, 40, 100, 60, 3, 2, 4, 55, 10, 7, "", START);

        LiveFigures figures = LiveFigures.of("demo", EventSettings.withCap(10), board, Measurements.NONE);

        assertThat(figures.held()).isEqualTo(6);
        assertThat(figures.nowServing()).isEqualTo(40);
        assertThat(figures.ratePerMinute()).isNull();
        assertThat(figures.asOf()).isEqualTo(START);
    }

    @Test
    void aReportSharesOnlyWhatWasDecided() {
        Board board = new Board("e", false, 0, 0, 3, 0, 0, 1, 0, 10, 1, "", START);
        Tally tally = Tally.of(Map.of("entered", "2", "claimed", "3", "missed", "1", "completed", "3", "expired", "1"));

        SaleReport report = SaleReport.of("demo", EventSettings.withCap(10), board, tally, SaleHistory.of(List.of()));

        assertThat(report.letIn()).isEqualTo(5);
        assertThat(report.claimedShare()).isEqualTo(0.75);
        assertThat(report.completedShare()).isEqualTo(0.75);
        assertThat(SaleReport.of("demo", EventSettings.withCap(10), board, Tally.NOTHING, SaleHistory.of(List.of()))
                        .claimedShare())
                .isNull();
    }

    private static Tally tally(long entered) {
        return Tally.of(Map.of("entered", Long.toString(entered)));
    }
}
