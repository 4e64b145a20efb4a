package org.onsale.loadtest;

import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.verdict.Promise;

/**
 * Does the line form and dissolve by itself, are waits told right and slots used, when arrivals go from just under
 * what the cap serves to just over it and back?
 */
public final class SteadySale extends OnsaleSimulation {
    public SteadySale() {
        super(
                Set.of(Promise.LINE_COMES_AND_GOES, Promise.WAIT_TOLD_RIGHT, Promise.SLOTS_IN_USE),
                Map.ofEntries(
                        Map.entry("trace", "classpath:traces/steady.csv"),
                        Map.entry("cap", "100"),
                        Map.entry("checkout.mean", "15s"),
                        Map.entry("claim.seconds", "20"),
                        Map.entry("away.seconds", "30")));
    }
}
