package org.onsale.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onsale.loadtest.report.Plot.Point;

class ScaleTest {
    @Test
    void steps_are_round() {
        assertThat(List.of(
                        Scale.roundedUp(0.2),
                        Scale.roundedUp(1),
                        Scale.roundedUp(2.1),
                        Scale.roundedUp(21),
                        Scale.roundedUp(51_000)))
                .containsExactly(1.0, 1.0, 5.0, 25.0, 100_000.0);
    }

    @Test
    void steps_of_time_are_those_of_clocks() {
        assertThat(List.of(Scale.roundedUpTime(1), Scale.roundedUpTime(61), Scale.roundedUpTime(100_000)))
                .containsExactly(1.0, 120.0, 172_800.0);
    }

    @Test
    void figures_are_short() {
        assertThat(List.of(Scale.count(750), Scale.count(1_500), Scale.count(120_000), Scale.count(2_000_000)))
                .containsExactly("750", "1.5k", "120k", "2M");
        assertThat(List.of(Elapsed.inWords(0), Elapsed.inWords(750), Elapsed.inWords(3_900)))
                .containsExactly("0:00", "12:30", "1:05:00");
    }

    @Test
    void thinning_keeps_each_stretchs_highest() {
        List<Point> points = IntStream.range(0, 1_000)
                .mapToObj(i -> new Point(i, i == 517 ? 9 : 1))
                .toList();

        List<Point> thinned = Scale.thinned(points, 10);

        assertThat(thinned).hasSize(10).contains(new Point(517, 9)).isEqualTo(Scale.thinned(points, 10));
    }
}
