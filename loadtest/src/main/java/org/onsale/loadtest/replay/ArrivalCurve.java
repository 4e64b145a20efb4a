package org.onsale.loadtest.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.history.HistoryFile;
import org.onsale.loadtest.history.RunClock;

/** How many buyers really began in each second of a run, in the form in which traces are read. */
final class ArrivalCurve {
    private ArrivalCurve() {}

    /** Seconds are those of the run's clock, as in {@code timeline.csv}. */
    static List<String> csv(Path history, RunClock clock) throws IOException {
        Map<Long, Integer> perSecond = new TreeMap<>();
        HistoryFile.replay(history, event -> {
            if (event.what() == Happening.ARRIVED) {
                perSecond.merge((event.atNanos() - clock.anchorNanos()) / 1_000_000_000L, 1, Integer::sum);
            }
        });
        List<String> lines = new ArrayList<>(perSecond.size() + 1);
        lines.add("offset_s,count");
        perSecond.forEach((second, count) -> lines.add(second + "," + count));
        return lines;
    }
}
