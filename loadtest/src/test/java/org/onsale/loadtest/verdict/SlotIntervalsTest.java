package org.onsale.loadtest.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotIntervalsTest {
    private static long most(long... ends) {
        SlotIntervals intervals = new SlotIntervals();
        for (int i = 0; i < ends.length; i += 2) {
            intervals.add(ends[i], ends[i + 1]);
        }
        return intervals.sweep((at, held) -> {});
    }

    @Test
    void no_interval_holds_nothing() {
        assertThat(most()).isZero();
        assertThat(most(5, 5, 7, 3)).isZero();
    }

    @Test
    void a_slot_released_at_the_moment_it_is_given_again_is_one() {
        assertThat(most(0, 10, 10, 20)).isEqualTo(1);
    }

    @Test
    void overlaps_add_up() {
        assertThat(most(0, 10, 5, 15, 9, 20, 12, 13)).isEqualTo(3);
    }

    @Test
    void many_intervals_fit() {
        SlotIntervals intervals = new SlotIntervals();
        for (int i = 0; i < 5_000; i++) {
            intervals.add(i, 10_000);
        }

        assertThat(intervals.sweep((at, held) -> {})).isEqualTo(5_000);
    }
}
