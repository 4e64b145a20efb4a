package org.onsale.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Map<String, List<Cost>> COSTS = Map.of(
            Subjects.NGINX, List.of(new Cost(4, 0, 50_000), new Cost(8, 0, 25_000)),
            Subjects.POLL, List.of(new Cost(400, 1, 20_000), new Cost(900, 1, 9_000)));

    @Test
    void each_subject_is_told_with_its_ratios_and_each_figure_with_its_target() throws IOException {
        Report report = report(new Results(COSTS, List.of(new Figure("redis-bytes-place", Spread.of(48.5)))));

        String text = report.text();

        assertThat(text)
                .containsPattern("machine +test")
                .containsPattern("poll +650.0 +14,500 +106.25 \\(100.00-112.50\\) +- +1.0")
                .containsPattern("Redis memory for a waiting place.* 48.50 bytes +60.00 .*met");
        assertThat(report.markdown()).contains("| poll | 650.0 | 14,500 |");
    }

    private static Report report(Results results) throws IOException {
        return new Report(Map.of("machine", "test"), results, Goals.read(Path.of("bench-ratios.json")), "17");
    }
}
