package org.onsale.loadtest;

import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.verdict.Promise;

/** Does anything grow with the people served, for hours at a moderate rate?
 * */
public final class Soak extends OnsaleSimulation {
    public Soak() {
        super(
                Set.of(Promise.NOTHING_GROWS, Promise.FEW_FAILURES),
                Map.ofEntries(
                        Map.entry("trace", "classpath:traces/soak.csv"),
                        Map.entry("length", "1h"),
                        Map.entry("checkout.mean", "15s"),
                        Map.entry("cap", "100")));
    }
}
