package org.onsale.loadtest;

import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.verdict.Promise;

/** Is the organiser obeyed while it is live: cap and rate up, down, none, pause and resume?
 * */
public final class ThresholdChange extends OnsaleSimulation {
    public ThresholdChange() {
        super(
                Set.of(Promise.CHANGES_IN_FORCE, Promise.RATE_KEPT),
                Map.ofEntries(
                        Map.entry("trace", "classpath:traces/burst.csv"),
                        Map.entry("cap", "20"),
                        Map.entry("buyer.closes-tab", "0"),
                        Map.entry(
                                "changes",
                                "15s:cap=40,25s:cap=10,35s:paused,40s:open,45s:cap=0,50s:cap=60,55s:rate=240,80s:rate=none")));
    }
}
