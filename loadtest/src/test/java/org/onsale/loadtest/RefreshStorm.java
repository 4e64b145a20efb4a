package org.onsale.loadtest;

import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.verdict.Promise;

/** What do reloading, more tabs and polling all the time bring? The same place, no new number, and a cheap refusal.
 * */
public final class RefreshStorm extends OnsaleSimulation {
    public RefreshStorm() {
        super(
                Set.of(Promise.NO_NEW_NUMBERS, Promise.EAGERNESS_REFUSED),
                Map.ofEntries(
                        Map.entry("trace", "classpath:traces/burst.csv"),
                        Map.entry("cap", "20"),
                        Map.entry("buyer.storms", "1"),
                        Map.entry("buyer.closes-tab", "0"),
                        Map.entry("buyer.comes-back", "0"),
                        Map.entry("buyer.reloads", "0"),
                        Map.entry("buyer.second-tab", "0"),
                        Map.entry("buyer.gives-up", "0"),
                        Map.entry("buyer.pace", "400ms")));
    }
}
