package org.onsale.loadtest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.onsale.loadtest.options.ReplayOptions;
import org.onsale.loadtest.verdict.LogEntry;

final class WhatIfLineTest {
    @Test
    void theCrowdIsToldInTheSimulatorsWords() {
        Properties given = new Properties();
        given.putAll(Map.of("tickets", "1000", "cap", "100", "admin.token", "some-token-of-ours"));

        assertThat(WhatIfLine.of(ReplayOptions.from(given, Map.of()), Map.of(), List.of(), "arrivals.csv"))
                .isEqualTo("infra/onsale what-if --trace arrivals.csv --runs 15 --cap 100 --tickets 1000"
                        + " --checkout 3.14,7.65 --claim 1.4,2.3 --no-show 0.020 --returns 0.500 --absent 0.060"
                        + " --silent 0.020 --conversion 0.880 --checkout-seconds 60 --heartbeat-seconds 10"
                        + " --claim-seconds 45 --away-seconds 40");
    }

    @Test
    void whoLeftSilentlyIsCountedRatherThanExpected() {
        Map<String, Long> endings = Map.of("left silently", 30L, "bought", 870L, "abandoned", 100L, "sold out", 9L);

        Properties given = new Properties();
        given.put("admin.token", "some-token-of-ours");

        assertThat(WhatIfLine.of(ReplayOptions.from(given, Map.of()), endings, List.of(), "arrivals.csv"))
                .contains(" --silent 0.030 --conversion 0.870 ");
    }

    @Test
    void howLongClaimsTookIsReadFromTheLog() {
        List<LogEntry> log = new ArrayList<>();
        for (int number = 1; number <= 20; number++) {
            log.add(new LogEntry(1_000 * number, LogEntry.What.CALLED, number, 1, 100));
            log.add(new LogEntry(1_000 * number + 100 * number, LogEntry.What.CLAIMED, number, 1, 100));
        }
        log.add(new LogEntry(99_000, LogEntry.What.CALLED, 21, 1, 100));

        Properties given = new Properties();
        given.put("admin.token", "some-token-of-ours");

        assertThat(WhatIfLine.of(ReplayOptions.from(given, Map.of()), Map.of(), log, "arrivals.csv"))
                .contains(" --claim 1.00,1.80 ");
    }
}
