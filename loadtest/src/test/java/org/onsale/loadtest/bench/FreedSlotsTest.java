package org.onsale.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.onsale.loadtest.verdict.LogEntry;
import org.onsale.loadtest.verdict.LogEntry.What;

class FreedSlotsTest {
    @Test
    void each_release_is_timed_to_the_turn_it_made_room_for() {
        Histogram millis = FreedSlots.between(List.of(
                entry(100, What.RELEASED),
                entry(101, What.CALLED),
                entry(110, What.RELEASED),
                entry(111, What.RELEASED),
                entry(111, What.ABSENT),
                entry(130, What.CALLED),
                entry(131, What.CALLED)));

        assertThat(millis.getTotalCount()).isEqualTo(3);
        assertThat(millis.getMinValue()).isEqualTo(1);
        assertThat(millis.getMaxValue()).isEqualTo(20);
    }

    @Test
    void a_slot_that_was_never_offered_is_no_figure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FreedSlots.between(List.of(entry(100, What.RELEASED))))
                .withMessage("1 slots were freed and 0 offered");
    }

    private static LogEntry entry(long atMillis, What what) {
        return new LogEntry(atMillis, what, 1, 1, 1);
    }
}
