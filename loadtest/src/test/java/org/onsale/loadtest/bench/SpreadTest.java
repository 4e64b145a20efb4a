package org.onsale.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void the_median_is_the_middle_or_between_the_two_middles() {
        assertThat(Spread.of(List.of(9.0, 1.0, 3.0))).isEqualTo(new Spread(1, 3, 9));
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(1, 3, 9));
    }

    @Test
    void a_round_in_which_the_machine_was_slow_does_not_move_the_ratio() {
        List<Double> ours = List.of(20.0, 60.0, 22.0);
        List<Double> theirs = List.of(10.0, 30.0, 11.0);

        assertThat(Spread.ofRatios(ours, theirs)).isEqualTo(new Spread(2, 2, 2));
    }

    @Test
    void ratios_need_as_many_rounds_on_both_sides() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.ofRatios(List.of(1.0), List.of(1.0, 2.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }
}
