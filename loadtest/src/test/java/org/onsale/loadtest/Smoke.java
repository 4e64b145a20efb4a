package org.onsale.loadtest;

import java.util.Map;
import java.util.Set;

/** Does it work at all? Twenty buyers within a few seconds, three slots, half a minute. */
public final class Smoke extends OnsaleSimulation {
    public Smoke() {
        super(
                Set.of(),
                Map.ofEntries(
                        Map.entry("trace", "classpath:traces/smoke.csv"),
                        Map.entry("warmup", "0"),
                        Map.entry("cap", "3"),
                        Map.entry("checkout.mean", "2s"),
                        Map.entry("heartbeat.seconds", "1"),
                        Map.entry("claim.seconds", "6"),
                        Map.entry("away.seconds", "6"),
                        Map.entry("buyer.reloads", "0.25"),
                        Map.entry("buyer.second-tab", "0.15"),
                        Map.entry("buyer.loses-answer", "0.3"),
                        Map.entry("max.duration", "120s")));
    }
}
