package org.onsale.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SaleHistoryTest {

    @Test
    void aTimeInWhichNothingWasWrittenEndsTenSecondsBeforeTheNextReading() {
        SaleHistory history = SaleHistory.of(List.of(waiting(100, 5), waiting(110, 7), waiting(400, 9)));

        assertThat(history.readings())
                .extracting(
                        reading -> reading.at().getEpochSecond() - Readings.START.getEpochSecond(), Reading::waiting)
                .containsExactly(tuple(100L, 5), tuple(110L, 7), tuple(390L, 7), tuple(400L, 9));
    }

    private static Reading waiting(int second, long people) {
        return Readings.open().after(second).with("waiting", people).reading();
    }
}
