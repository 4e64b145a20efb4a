package org.onsale.loadtest;

import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.verdict.Promise;

/** Does the sale go on when its Redis ends and comes back, empty or not? Preset: emptied after 20 s.
 * */
public final class RedisRestart extends OnsaleSimulation {
    public RedisRestart() {
        super(
                Set.of(Promise.RESUMES_AFTER_LOSS),
                Map.ofEntries(Map.entry("trace", "classpath:traces/burst.csv"), Map.entry("cap", "20")));
    }
}
