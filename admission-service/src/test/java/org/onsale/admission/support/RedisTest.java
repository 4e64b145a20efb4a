package org.onsale.admission.support;

import java.util.HashMap;
import java.util.Map;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.test.TestRedis;

/** Base of tests on the Redis that all tests of this JVM share, each with events of its own. */
public abstract class RedisTest {
    private static final class Shared {
        private static final RedisAccess ACCESS = TestRedis.shared().connectPatiently();
    }

    protected static TestRedis server() {
        return TestRedis.shared();
    }

    protected static RedisAccess redis() {
        return Shared.ACCESS;
    }

    /** An open event with that cap. */
    protected static Sale sale(int cap) {
        return sale(cap, Map.of());
    }

    /** An open event with that cap and further settings. */
    protected static Sale sale(int cap, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("cap", cap);
        return Sale.open(server(), redis(), settings);
    }
}
