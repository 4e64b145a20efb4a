package org.onsale.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalsTest {
    private static final Figure POLL = new Figure("poll-nginx", new Spread(1.9, 1.984, 2.2));

    @TempDir
    private Path folder;

    @Test
    void what_is_recorded_is_what_is_committed_for_that_java_only() throws IOException {
        Path file = folder.resolve("ratios.json");
        Files.copy(Path.of("bench-ratios.json"), file);
        Goals before = Goals.read(file);
        Goal old = before.of(POLL);

        before.record("99", List.of(POLL));

        Goal now = Goals.read(file).of(POLL);
        assertThat(now.committed("99")).hasValue(1.98);
        assertThat(now.committed("17")).isEqualTo(old.committed("17"));
        assertThat(now.target()).isEqualTo(old.target());
        assertThat(now.noise()).isEqualTo(old.noise());
    }

    @Test
    void the_committed_file_has_a_goal_for_every_ratio_that_is_measured() throws IOException {
        Goals goals = Goals.read(Path.of("bench-ratios.json"));
        List<Cost> cost = List.of(new Cost(10, 1, 100));
        Map<String, List<Cost>> costs = Map.of(
                Subjects.NGINX, cost,
                Subjects.NETTY, cost,
                Subjects.WEBFLUX_POST, cost,
                Subjects.POLL_SHORT, cost,
                Subjects.POLL, cost,
                Subjects.JOIN, cost);

        List<Figure> figures = new Results(costs, List.of()).figures();

        assertThat(figures)
                .hasSize(5)
                .allSatisfy(figure -> assertThat(goals.of(figure).target("25")).isPresent());
    }

    @Test
    void a_figure_the_file_does_not_know_is_an_error() throws IOException {
        Goals goals = Goals.read(Path.of("bench-ratios.json"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> goals.of(new Figure("unheard-of", Spread.of(1))))
                .withMessageContaining("unheard-of");
    }
}
