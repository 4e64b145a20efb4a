package org.onsale.loadtest.bench;

import java.util.List;
import org.onsale.loadtest.target.RedisProbe;

/** Reads what servers and Redis have used so far. */
final class Meter {
    private final RedisProbe redis;

    Meter(RedisProbe redis) {
        this.redis = redis;
    }

    Usage read(Server server) {
        double redisSeconds = redis.cpuSeconds();
        return new Usage(System.nanoTime() / 1e9, new ProcessCpu(List.of(server.pid())).seconds(), redisSeconds);
    }
}
