package org.onsale.loadtest;

import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.verdict.Promise;

/** What do those cost who close the tab, leave without a word or come back late? Others no slot, themselves no place.
 * */
public final class TabClosers extends OnsaleSimulation {
    public TabClosers() {
        super(
                Set.of(Promise.NO_DEAD_SLOTS, Promise.RETURNERS_NEXT),
                Map.ofEntries(
                        Map.entry("trace", "classpath:traces/burst.csv"),
                        Map.entry("cap", "20"),
                        Map.entry("claim.seconds", "8"),
                        Map.entry("away.seconds", "8"),
                        Map.entry("heartbeat.seconds", "2"),
                        Map.entry("buyer.away", "15s"),
                        Map.entry("buyer.closes-tab", ".25"),
                        Map.entry("buyer.comes-back", ".25"),
                        Map.entry("buyer.never-claims", ".1"),
                        Map.entry("buyer.comes-too-late", ".15"),
                        Map.entry("buyer.leaves-silently", ".3")));
    }
}
