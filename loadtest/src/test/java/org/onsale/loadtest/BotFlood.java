package org.onsale.loadtest;

import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.verdict.Promise;

/**
 * What can attackers do who join with many keys, poll as fast as they can, forge and replay? Hold the places they
 * joined for, and nothing else; buyers among them are served.
 */
public final class BotFlood extends OnsaleSimulation {
    public BotFlood() {
        super(
                Set.of(Promise.FORGERIES_REFUSED, Promise.EAGERNESS_REFUSED, Promise.BUYERS_SERVED),
                Map.ofEntries(
                        Map.entry("trace", "classpath:traces/burst.csv"),
                        Map.entry("cap", "20"),
                        Map.entry("bots", "20"),
                        Map.entry("claim.seconds", "20"),
                        Map.entry("away.seconds", "20")));
    }
}
