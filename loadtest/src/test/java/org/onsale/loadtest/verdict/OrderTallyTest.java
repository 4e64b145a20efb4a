package org.onsale.loadtest.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.verdict.LogEntry.What;

class OrderTallyTest {
    /** Numbers 1 to 3 by buyers 1 to 3 who asked in the order 2, 1, 3. */
    private static Story threeInLine() {
        return Story.withCap(1)
                .at(1)
                .happens(2, Happening.JOIN_SENT, 0, 0)
                .at(2)
                .happens(1, Happening.JOIN_SENT, 0, 0)
                .at(3)
                .happens(3, Happening.JOIN_SENT, 0, 0)
                .at(4)
                .joins(1, 1)
                .joins(2, 2)
                .joins(3, 3);
    }

    @Test
    void orders_are_compared_by_arrival_and_by_number() {
        Concordance orders = threeInLine()
                .at(5)
                .logs(What.CALLED, 1, 1)
                .logs(What.CALLED, 2, 1)
                .logs(What.CALLED, 3, 1)
                .judged()
                .concordance();

        assertThat(orders.called()).isEqualTo(3);
        assertThat(orders.numberOfAll()).isEqualTo(1);
        assertThat(orders.arrivalOfAll()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void who_was_set_aside_counts_by_the_last_call_and_not_among_those_present() {
        Concordance orders = threeInLine()
                .at(5)
                .logs(What.ABSENT, 1, 0)
                .logs(What.CALLED, 2, 1)
                .logs(What.CALLED, 3, 1)
                .logs(What.CALLED, 1, 1)
                .judged()
                .concordance();

        assertThat(orders.present()).isEqualTo(2);
        assertThat(orders.numberOfPresent()).isEqualTo(1);
        assertThat(orders.numberOfAll()).isCloseTo(-1 / 3.0, within(1e-12));
    }

    @Test
    void who_closed_the_tab_is_not_among_those_present() {
        Concordance orders = threeInLine()
                .happens(2, Happening.WENT_AWAY, 0, 0)
                .at(5)
                .logs(What.CALLED, 1, 1)
                .logs(What.CALLED, 2, 1)
                .logs(What.CALLED, 3, 1)
                .judged()
                .concordance();

        assertThat(orders.present()).isEqualTo(2);
        assertThat(orders.arrivalOfPresent()).isEqualTo(1);
    }

    @Test
    void a_number_never_called_has_no_order() {
        assertThat(threeInLine()
                        .at(5)
                        .logs(What.CALLED, 1, 1)
                        .judged()
                        .concordance()
                        .called())
                .isEqualTo(1);
    }
}
