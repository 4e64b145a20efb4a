package org.onsale.loadtest.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.verdict.LogEntry.What;
import org.onsale.loadtest.verdict.Story;
import org.onsale.loadtest.verdict.Verdict;

/** Verdicts to be written down. */
final class Samples {
    private Samples() {}

    static Verdict kept() {
        return Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2)
                .joins(2, 1)
                .at(1.2)
                .arrives(3)
                .at(5)
                .gone(1, 11, 0)
                .at(9)
                .waits(2, 1, 0)
                .called(2, 1, 12, 1)
                .judged();
    }

    static Verdict broken() {
        return Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .logs(What.ENTERED, 0, 2)
                .at(2)
                .arrives(2)
                .joins(2, 1)
                .at(3)
                .joins(2, 7)
                .judged();
    }

    /** Buyers told of turns, and no log. */
    static Verdict notJudged() {
        return Story.withCap(1).at(0).arrives(1).joins(1, 1).turn(1, 1).judged();
    }

    static RunSheet run() {
        return new RunSheet(
                new Plan(
                        "OnsaleSpike",
                        "replay-<1>",
                        "made-up.csv",
                        true,
                        3,
                        "5f",
                        7,
                        1_000,
                        "http://127.0.0.1:8081, http://127.0.0.1:8082",
                        Map.of("cap", 1),
                        "mix & match",
                        Set.of()),
                "1/1",
                List.of("2 processors"),
                3,
                1,
                2,
                1_700_000_000_000L,
                12,
                null,
                List.of(),
                new ClockReading(0, 6),
                1,
                "infra/onsale what-if");
    }

    static Report of(Verdict verdict) {
        return new Report(run(), verdict, List.of(new Frame(0, 0, 1, 1), new Frame(1.0, 1, 1, 1)));
    }
}
