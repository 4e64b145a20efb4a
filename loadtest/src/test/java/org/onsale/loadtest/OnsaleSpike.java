package org.onsale.loadtest;

import java.util.Map;
import java.util.Set;

/** Does the line hold when everybody comes at once? Any trace; preset: the 2010 Comic-Con test sale, of synthetic shape. */
public final class OnsaleSpike extends OnsaleSimulation {
    public OnsaleSpike() {
        super(Set.of(), Map.of());
    }
}
