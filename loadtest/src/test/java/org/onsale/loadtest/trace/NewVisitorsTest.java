package org.onsale.loadtest.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewVisitorsTest {
    @Test
    void a_visitor_is_new_at_first_and_again_after_being_idle() {
        NewVisitors visitors = new NewVisitors(1_800);

        assertThat(visitors.isNew(7, 1_000)).isTrue();
        assertThat(visitors.isNew(7, 2_800)).isFalse();
        assertThat(visitors.isNew(7, 4_600)).isFalse();
        assertThat(visitors.isNew(7, 6_401)).isTrue();
        assertThat(visitors.isNew(8, 6_401)).isTrue();
    }

    @Test
    void a_line_out_of_order_does_not_make_a_visitor_idle_sooner() {
        NewVisitors visitors = new NewVisitors(100);

        visitors.isNew(7, 1_000);

        assertThat(visitors.isNew(7, 950)).isFalse();
        assertThat(visitors.isNew(7, 1_090)).isFalse();
    }

    @Test
    void those_idle_are_forgotten() {
        NewVisitors visitors = new NewVisitors(100);
        for (int i = 0; i < 100_000; i++) {
            visitors.isNew(i, i);
        }

        assertThat(visitors.remembered()).isLessThan(110);
        assertThat(visitors.forgotten()).isZero();
    }

    @Test
    void beyond_the_limit_who_was_seen_least_recently_is_forgotten_and_counted_as_such() {
        NewVisitors visitors = new NewVisitors(1_800, 3);

        for (int visitor : new int[] {1, 2, 3, 1, 4}) {
            visitors.isNew(visitor, 10);
        }

        assertThat(visitors.remembered()).isEqualTo(3);
        assertThat(visitors.forgotten()).isEqualTo(1);
        assertThat(visitors.isNew(1, 11)).isFalse();
        assertThat(visitors.isNew(2, 11)).isTrue();
    }
}
