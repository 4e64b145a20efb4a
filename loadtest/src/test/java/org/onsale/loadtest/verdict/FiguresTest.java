package org.onsale.loadtest.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FiguresTest {
    /** One slot: used for 3.8 of the 7.8 seconds in which number 1 is surely present, 1.2 to 9. */
    private static Verdict halfUsed() {
        return Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2)
                .joins(2, 1)
                .at(1.2)
                .arrives(3)
                .at(5)
                .gone(1, 11, 0)
                .at(9)
                .waits(2, 1, 0)
                .called(2, 1, 12, 1)
                .judged();
    }

    @Test
    void time_to_turn_is_from_arriving_to_being_told() {
        assertThat(halfUsed().figures().turnP50Seconds()).isCloseTo(8, within(0.01));
        assertThat(halfUsed().figures().letInAtOnce()).isEqualTo(1);
        assertThat(halfUsed().figures().turns()).isEqualTo(1);
    }

    @Test
    void slot_use_counts_while_somebody_waits() {
        assertThat(halfUsed().figures().slotUse()).isCloseTo(3.8 / 7.8, within(0.001));
        assertThat(halfUsed().figures().longestFreeSeconds()).isCloseTo(4, within(0.01));
    }
}
