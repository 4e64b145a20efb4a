package org.onsale.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SaleMinutesTest {

    @Test
    void beforeTheFirstReadingThereIsNothing() {
        SaleMinutes minutes = new SaleMinutes(SaleHistory.of(List.of()));

        assertThat(minutes.minutes()).isEmpty();
        assertThat(minutes.peakHeld()).isNull();
        assertThat(minutes.peakWaiting()).isNull();
        assertThat(minutes.slotUse()).isNull();
        assertThat(minutes.waited()).isEqualTo(Wait.NOT_KNOWN);
    }

    @Test
    void aSaleIsToldMinuteByMinute() {
        SaleMinutes minutes = sale();

        assertThat(minutes.minutes())
                .hasSize(5)
                .extracting(SaleMinutes.Minute::joined)
                .containsOnly(600L);
        SaleMinutes.Minute last = minutes.minutes().get(4);
        assertThat(last.at()).isEqualTo(Readings.START.plusSeconds(240));
        assertThat(last.letIn()).isEqualTo(120);
        assertThat(last.letOut()).isEqualTo(60);
        assertThat(last.completed()).isEqualTo(60);
        assertThat(last.waiting()).isEqualTo(2_400);
        assertThat(last.held()).isEqualTo(90);
        assertThat(last.slotUse()).isEqualTo(0.9);
    }

    @Test
    void theWaitOfTheWholeSaleIsThatOfAllWhoWereCalled() {
        // 10 a second join, 2 a second are called: who is called after t seconds had waited 0.8 t.
        assertThat(sale().waited()).isEqualTo(new Wait.Between(120, 216));
    }

    @Test
    void theWaitOfAMinuteIsThatOfThoseCalledInIt() {
        SaleMinutes.Minute last = sale().minutes().get(4);

        assertThat(last.waitedP50Seconds()).isEqualTo(216);
        assertThat(last.waitedP90Seconds()).isEqualTo(235);
    }

    @Test
    void peaksTellWhenTheyWereReached() {
        assertThat(sale().peakWaiting()).isEqualTo(new SaleMinutes.Peak(2_400, Readings.START.plusSeconds(300)));
        assertThat(sale().peakHeld()).isEqualTo(new SaleMinutes.Peak(90, Readings.START));
    }

    @Test
    void slotsAreOnlyWastedWhilePeopleWait() {
        SaleMinutes minutes = new SaleMinutes(SaleHistory.of(List.of(
                reading(0).with("checkouts", 10).reading(),
                reading(10)
                        .with("checkouts", 50)
                        .with("waiting", 5)
                        .with("present", 5)
                        .reading(),
                reading(20)
                        .with("checkouts", 100)
                        .with("waiting", 5)
                        .with("present", 5)
                        .reading(),
                reading(30)
                        .with("waiting", 5)
                        .with("present", 5)
                        .phase(Phase.PAUSED)
                        .reading(),
                reading(40).reading())));

        assertThat(minutes.slotUse()).isEqualTo(0.75);
    }

    @Test
    void minutesInWhichNothingChangedAreNotThere() {
        SaleMinutes minutes = new SaleMinutes(SaleHistory.of(List.of(
                reading(0).reading(),
                reading(10).with("joined", 4).reading(),
                reading(3_600).with("joined", 9).reading())));

        assertThat(minutes.minutes())
                .extracting(SaleMinutes.Minute::at)
                .containsExactly(Readings.START, Readings.START.plusSeconds(3_540));
        assertThat(minutes.minutes()).extracting(SaleMinutes.Minute::joined).containsExactly(4L, 5L);
    }

    @Test
    void countsThatBeganAnewAreCountedFromNothing() {
        SaleMinutes minutes = new SaleMinutes(SaleHistory.of(List.of(
                reading(0).with("joined", 500).reading(),
                reading(10).with("joined", 3).reading())));

        assertThat(minutes.minutes()).extracting(SaleMinutes.Minute::joined).containsExactly(3L);
    }

    /** Five minutes: 10 a second join, 2 a second are called and claim, 1 a second buys, 90 of 100 slots are held. */
    private static SaleMinutes sale() {
        List<Reading> written = new ArrayList<>();
        for (int second = 0; second <= 300; second += 10) {
            written.add(reading(second)
                    .with("joined", 10L * second)
                    .with("lastNumber", 10L * second)
                    .with("nowServing", 2L * second)
                    .with("called", 2L * second)
                    .with("claimed", 2L * second)
                    .with("completed", second)
                    .with("waiting", 8L * second)
                    .with("present", 8L * second)
                    .with("checkouts", 90)
                    .reading());
        }
        return new SaleMinutes(SaleHistory.of(written));
    }

    private static Readings reading(int second) {
        return Readings.open().after(second).with("cap", 100);
    }
}
