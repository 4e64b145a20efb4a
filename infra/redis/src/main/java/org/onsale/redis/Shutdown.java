package org.onsale.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.resource.ClientResources;
import java.util.concurrent.TimeUnit;

/** Ends a Lettuce client and the threads that were made for it. */
final class Shutdown {

    private static final long MOST_MS = 2_000;

    private Shutdown() {}

    static void of(AbstractRedisClient client, ClientResources resources) {
        client.shutdown(0, MOST_MS, TimeUnit.MILLISECONDS);
        resources.shutdown(0, MOST_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(MOST_MS);
    }
}
