package org.onsale.local.model;

import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The one time of nodes and scripts, which moves only when the test says so. */
final class VirtualClock implements InstantSource {

    private static final String KEY = "model:clock";

    private final RedisCommands<String, String> redis;
    private long nowMs = 1_800_000_000_000L;

    VirtualClock(RedisCommands<String, String> redis) {
        this.redis = redis;
        show();
    }

    /** The script with Redis' clock replaced by this one. */
    static String inVirtualTime(String script) {
        return script.replace("redis.call('TIME')", "redis.call('LRANGE', '" + KEY + "', 0, 1)");
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMs);
    }

    @Override
    public long millis() {
        return nowMs;
    }

    void advance(Duration time) {
        nowMs += time.toMillis();
        show();
    }

    /** Redis loses everything but the time. */
    void flushAll() {
        redis.multi();
        redis.flushall();
        redis.rpush(KEY, seconds(), micros());
        redis.exec();
    }

    private void show() {
        redis.multi();
        redis.del(KEY);
        redis.rpush(KEY, seconds(), micros());
        redis.exec();
    }

    private String seconds() {
        return Long.toString(nowMs / 1000);
    }

    private String micros() {
        return Long.toString(nowMs % 1000 * 1000);
    }
}
