package org.onsale.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NumberTrailTest {

    @Test
    void withNobodyCalledTheWaitIsNotKnown() {
        NumberTrail trail = NumberTrail.NONE.plus(at(0, 0, 0)).plus(at(30, 500, 0));

        assertThat(NumberTrail.NONE.waitedOfLate()).isEqualTo(Wait.NOT_KNOWN);
        assertThat(trail.waitedOfLate()).isEqualTo(Wait.NOT_KNOWN);
    }

    @Test
    void thoseCalledInTheLastMinuteHadWaitedSinceTheirNumberWasGivenOut() {
        // 100 join in each of the first 600 s; one is called in each second from the 300th on.
        NumberTrail trail = NumberTrail.NONE;
        for (int second = 0; second <= 1_000; second++) {
            trail = trail.plus(at(second, 100L * Math.min(second, 600), Math.max(0, second - 300)));
        }

        // Number 670 was given out after 6.7 s and called after 970 s.
        assertThat(trail.waitedOfLate()).isEqualTo(new Wait.Between(963, 987));
    }

    @Test
    void aSteadyLineIsMeasuredToTheSecond() {
        NumberTrail trail = NumberTrail.NONE;
        for (int second = 0; second <= 500; second++) {
            trail = trail.plus(at(second, 20L * second, Math.max(0, 20L * (second - 45))));
        }

        assertThat(trail.waitedOfLate()).isEqualTo(new Wait.Between(45, 45));
    }

    @Test
    void aNodeThatStartsLateMeasuresTheSameFromWhatWasWrittenDown() {
        NumberTrail whole = NumberTrail.NONE;
        List<Reading> written = new ArrayList<>();
        for (int second = 0; second <= 3_600; second++) {
            Reading reading = at(second, 5L * second, Math.max(0, 3L * (second - 600)));
            whole = whole.plus(reading);
            if (second % 10 == 0) {
                written.add(reading);
            }
        }

        assertThat(NumberTrail.of(SaleHistory.of(written)).waitedOfLate()).isEqualTo(whole.waitedOfLate());
    }

    @Test
    void whileNothingWasWrittenDownNothingHadChanged() {
        // Nobody came for an hour; then 10 joined at once and were called a minute later.
        List<Reading> written = List.of(at(0, 5, 5), at(3_600, 15, 5), at(3_650, 15, 5), at(3_660, 15, 15));

        Wait waited = NumberTrail.of(SaleHistory.of(written)).waitedOfLate();

        assertThat(waited).isInstanceOf(Wait.Between.class);
        assertThat(((Wait.Between) waited).p90Seconds()).isBetween(55L, 70L);
    }

    @Test
    void whoJoinedBeforeTheFirstMarkMakesTheWaitUnknown() {
        NumberTrail trail = NumberTrail.NONE.plus(at(0, 1_000, 0)).plus(at(10, 1_000, 50));

        assertThat(trail.waitedOfLate()).isEqualTo(Wait.NOT_KNOWN);
    }

    @Test
    void theJumpOfNumbersAfterALossCountsForNobody() {
        NumberTrail trail = NumberTrail.NONE;
        for (int second = 0; second <= 100; second++) {
            trail = trail.plus(at(second, 10L * second, Math.max(0, 10L * (second - 30))));
        }
        // Numbers went on 10,000 above, counts of turns began anew; 700 to 1,000 are still to be called.
        for (int second = 101; second <= 145; second++) {
            long called = 10L * (second - 100);
            long serving = called <= 300 ? 700 + called : 11_000 + called - 300;
            trail = trail.plus(at(second, 11_000 + called, serving, called));
        }

        Wait.Between waited = (Wait.Between) trail.waitedOfLate();
        assertThat(waited.p50Seconds()).isBetween(29L, 31L);
        assertThat(waited.p90Seconds()).isBetween(29L, 36L);
    }

    @Test
    void numbersThatBeginAnewBeginANewTrail() {
        NumberTrail trail = NumberTrail.NONE.plus(at(0, 500, 400)).plus(at(10, 3, 0));

        assertThat(trail.marks()).hasSize(1);
    }

    @Test
    void marksAreBoundedAndGoBackToWhenThoseCalledNowJoined() {
        NumberTrail trail = NumberTrail.NONE;
        for (int second = 0; second <= 20_000; second++) {
            trail = trail.plus(at(second, second, Math.max(0, second - 1_000)));
        }

        assertThat(trail.marks()).hasSizeBetween(200, 300);
        assertThat(trail.waitedOfLate()).isEqualTo(new Wait.Between(1_000, 1_000));
    }

    @Test
    void whereNothingChangesNoMarksPileUp() {
        NumberTrail trail = NumberTrail.NONE;
        for (int second = 0; second <= 5_000; second++) {
            trail = trail.plus(at(second, 7, 0));
        }

        assertThat(trail.marks()).hasSizeLessThanOrEqualTo(3);
    }

    private static Reading at(int second, long lastNumber, long nowServing) {
        return at(second, lastNumber, nowServing, nowServing);
    }

    private static Reading at(int second, long lastNumber, long nowServing, long called) {
        return Readings.open()
                .after(second)
                .with("lastNumber", lastNumber)
                .with("nowServing", nowServing)
                .with("called", called)
                .reading();
    }
}
