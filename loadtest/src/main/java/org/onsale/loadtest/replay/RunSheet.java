package org.onsale.loadtest.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onsale.loadtest.history.RunClock;
import org.onsale.loadtest.options.ReplayOptions;

/** What was run, for the record of a verdict. */
final class RunSheet {
    private RunSheet() {}

    static Map<String, Object> of(ReplayOptions options, RunClock clock, List<Long> losses) {
        Map<String, Object> sheet = new LinkedHashMap<>();
        sheet.put("event", options.event().event());
        sheet.put("trace", options.trace());
        sheet.put("people", options.arrivals().total());
        sheet.put("peakPerSecond", options.arrivals().peak());
        sheet.put("arrivalSeconds", options.arrivals().seconds());
        sheet.put("tookSeconds", (clock.now() - clock.anchorNanos()) / 1_000_000_000L);
        sheet.put("tickets", options.tickets());
        sheet.put("settings", options.event().settings());
        sheet.put("mix", options.mix().toString());
        sheet.put("seed", options.seed());
        sheet.put(
                "redisEmptiedAtSeconds",
                losses.stream().map(at -> (at - clock.anchorMillis()) / 1000.0).toList());
        return sheet;
    }
}
