package org.onsale.admission.domain.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalInt;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.onsale.admission.domain.EventSettings;

final class SimulationTest {
    private static final Question PLAIN = new Question(
            Arrivals.evenly(6_000, 600),
            50,
            null,
            new Spread(10, 10),
            new Spread(1, 1),
            0.0,
            0.0,
            0.0,
            0.0,
            1.0,
            null,
            1L);

    @Test
    void theSameSeedGivesTheSameAnswerAndAnotherSeedAnother() {
        Outcome first = play(spreadOut(1));

        assertThat(play(spreadOut(1))).isEqualTo(first);
        assertThat(play(spreadOut(2))).isNotEqualTo(first);
    }

    @Test
    void whatAFullShopLetsInFollowsFromItsCapAndTheTimeItTakes() {
        Outcome outcome = play(PLAIN);

        // 50 slots, each for 10 s of checkout and 1 s until the turn is taken: 4.5 a second, of 10 a second who come.
        assertThat(outcome.letIn()).isEqualTo(6_000);
        assertThat(outcome.endedAtSeconds()).isCloseTo(6_000 / (50 / 11.0), Percentage.withPercentage(2));
        assertThat(outcome.peakWaiting()).isCloseTo(600 * 10 - (int) (600 * 50 / 11.0), Percentage.withPercentage(3));
        assertThat(outcome.slotUse()).isCloseTo(1, within(0.01));
        assertThat(outcome.toCall().longestSeconds()).isCloseTo(720, Percentage.withPercentage(3));
    }

    @Test
    void nobodyWaitsWhereThereIsRoomForAll() {
        Outcome outcome = play(with(PLAIN, 500, null, null));

        assertThat(outcome.letInAtOnce()).isEqualTo(6_000);
        assertThat(outcome.toCall()).isNull();
        assertThat(outcome.slotUse()).isNull();
        assertThat(outcome.peakWaiting()).isZero();
    }

    @Test
    void withoutASlotNobodyGetsInAndItEnds() {
        Outcome outcome = play(with(PLAIN, 0, null, null));

        assertThat(outcome.letIn()).isZero();
        assertThat(outcome.leftWaiting()).isEqualTo(6_000);
    }

    @Test
    void theCapIsNeverExceeded() {
        assertThat(play(spreadOut(3)).line())
                .isNotEmpty()
                .allSatisfy(point -> assertThat(point.held()).isLessThanOrEqualTo(50));
    }

    @Test
    void aRateHoldsBackWhatTheCapWouldLetIn() {
        Outcome outcome = play(with(PLAIN, 1_000, OptionalInt.of(120), null));

        assertThat(outcome.endedAtSeconds()).isCloseTo(3_000, Percentage.withPercentage(2));
    }

    @Test
    void theLastTicketClosesTheSale() {
        Outcome outcome = play(with(PLAIN, 50, null, 1_000));

        assertThat(outcome.sold()).isEqualTo(1_000);
        assertThat(outcome.soldOutAtSeconds()).isCloseTo(220, Percentage.withPercentage(5));
        assertThat(outcome.leftWaiting() + outcome.turnedAway() + outcome.letIn())
                .isEqualTo(6_000);
    }

    @Test
    void aTurnNobodyTakesCostsItsClaimWindow() {
        Question noShows = new Question(
                PLAIN.arrivals(), 50, null, PLAIN.checkout(), PLAIN.claim(), 0.1, 0.0, 0.0, 0.0, 1.0, null, 1L);

        Outcome outcome = play(noShows);

        // 11 s a buyer, and in one of ten cases 180 s for nothing instead.
        assertThat(outcome.endedAtSeconds())
                .isCloseTo(6_000 * (0.9 * 11 + 0.1 * 180) / 50, Percentage.withPercentage(8));
        assertThat(outcome.missedTurns() + outcome.letIn()).isEqualTo(6_000);
    }

    @Test
    void whoMissesATurnAndComesBackIsLetIn() {
        Question comeBack = new Question(
                PLAIN.arrivals(), 50, null, PLAIN.checkout(), PLAIN.claim(), 0.1, 1.0, 0.0, 0.0, 1.0, null, 1L);

        Outcome outcome = play(comeBack);

        assertThat(outcome.missedTurns()).isGreaterThan(500);
        assertThat(outcome.letIn()).isEqualTo(6_000);
    }

    @Test
    void whoClosedThePageIsSteppedOverAndCostsASlotOnlyWhileCountedAsThere() {
        Question gone = new Question(
                PLAIN.arrivals(), 50, null, PLAIN.checkout(), PLAIN.claim(), 0.0, 0.0, 0.5, 0.0, 1.0, null, 1L);

        Outcome outcome = play(gone);

        assertThat(outcome.letIn()).isBetween(2_900, 3_300);
        assertThat(outcome.missedTurns()).isBetween(20, 300);
        assertThat(outcome.letIn() + outcome.missedTurns()).isLessThan(4_500);
    }

    @Test
    void aCheckoutNobodyReportsHoldsItsSlotForItsWholeTime() {
        Question silent = new Question(
                Arrivals.evenly(200, 10), 50, null, PLAIN.checkout(), PLAIN.claim(), 0.0, 0.0, 0.0, 1.0, 1.0, null, 1L);

        // Four rounds of 600 s.
        assertThat(play(silent).endedAtSeconds()).isCloseTo(2_400, Percentage.withPercentage(2));
    }

    @Test
    void heartbeatsShortenTheTimeOfWhoLeavesSilently() {
        EventSettings settings = EventSettings.ofJson(Map.of("cap", 50, "heartbeatSeconds", 5));
        Question silent = new Question(
                Arrivals.evenly(200, 10), 50, null, PLAIN.checkout(), PLAIN.claim(), 0.0, 0.0, 0.0, 1.0, 1.0, null, 1L);

        Outcome outcome = Simulation.of(Given.of(silent, Known.of(settings)).assumptions());

        // Four rounds of 10 s with heartbeats, three missed ones and 1 s until the turn is taken; the first fill in 3
        // s.
        assertThat(outcome.endedAtSeconds()).isCloseTo(4 * 25 + 3 * 1 + 2.5, Percentage.withPercentage(2));
    }

    @Test
    void theChartStaysShortHoweverLongTheSale() {
        Outcome outcome = play(with(
                new Question(
                        Arrivals.evenly(5_000, 50_000),
                        2,
                        null,
                        PLAIN.checkout(),
                        PLAIN.claim(),
                        0.0,
                        0.0,
                        0.0,
                        0.0,
                        1.0,
                        null,
                        1L),
                2,
                null,
                null));

        assertThat(outcome.line()).hasSizeBetween(100, 300);
    }

    @Test
    void tooManyPeopleAreRefusedBeforeAnythingIsKept() {
        assertThatThrownBy(() -> new Arrivals(60, new int[] {4_000_000, 1_000_001}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5000001 people: at most 5000000 can be simulated at once");
    }

    @Test
    void whatIsNotAskedIsTakenAsSetAsMeasuredOrAsUsual() {
        Known known = new Known(EventSettings.withCap(7), null, 100.0, null, 0.02, null, null);

        Given given = Given.of(Question.NOTHING_SAID, known);

        assertThat(given.taken())
                .containsEntry("cap", new Given.Taken(7, "set"))
                .containsEntry("noShowShare", new Given.Taken(0.02, "measured"))
                .containsEntry("conversion", new Given.Taken(0.8, "preset"));
        assertThat(given.taken().get("checkout").from()).isEqualTo("measured");
        assertThat(given.taken().get("arrivals").from()).isEqualTo("preset");
    }

    private static Question spreadOut(long seed) {
        return new Question(
                PLAIN.arrivals(),
                50,
                null,
                new Spread(8, 30),
                new Spread(3, 9),
                0.05,
                0.5,
                0.05,
                0.02,
                0.8,
                null,
                seed);
    }

    private static Question with(Question question, int cap, OptionalInt rate, Integer tickets) {
        return new Question(
                question.arrivals(),
                cap,
                rate,
                question.checkout(),
                question.claim(),
                question.noShowShare(),
                question.returnShare(),
                question.absentShare(),
                question.silentShare(),
                question.conversion(),
                tickets,
                question.seed());
    }

    private static Outcome play(Question question) {
        return Simulation.of(
                Given.of(question, Known.of(EventSettings.withCap(50))).assumptions());
    }
}
