package org.onsale.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GoalTest {
    private static final Goal GOAL =
            new Goal("poll", "×", Map.of("17", 2.2, "any", 2.0), Map.of("17", 2.0, "25", 1.8), OptionalDouble.of(0.1));

    @Test
    void a_figure_may_be_above_the_committed_one_by_the_noise() {
        assertThat(GOAL.isRegression("17", 2.19)).isFalse();
        assertThat(GOAL.isRegression("17", 2.21)).isTrue();
        assertThat(GOAL.isRegression("25", 2.0)).isTrue();
    }

    @Test
    void a_better_figure_is_no_regression() {
        assertThat(GOAL.isRegression("17", 0.5)).isFalse();
    }

    @Test
    void without_a_committed_figure_or_noise_nothing_is_a_regression() {
        Goal free = new Goal("wait", "ms", Map.of(), Map.of("17", 1.0), OptionalDouble.empty());

        assertThat(GOAL.isRegression("21", 100)).isFalse();
        assertThat(free.isRegression("17", 100)).isFalse();
    }

    @Test
    void the_target_may_differ_by_version_of_java() {
        assertThat(GOAL.isMet("17", 2.1)).isTrue();
        assertThat(GOAL.isMet("25", 2.1)).isFalse();
        assertThat(GOAL.isMet("25", 2.0)).isTrue();
    }
}
