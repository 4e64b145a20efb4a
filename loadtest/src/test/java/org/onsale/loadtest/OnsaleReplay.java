package org.onsale.loadtest;

import java.util.Map;

/**
 * Does the line keep its promises on a recorded onsale? Replays {@code -Dtrace} (preset: the 2010 Comic-Con test sale,
 * synthetic shape) and judges. README of this module lists the options.
 */
public final class OnsaleReplay extends OnsaleSimulation {
    public OnsaleReplay() {
        super(Map.of());
    }
}
