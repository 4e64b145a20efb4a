package org.onsale.loadtest.replay;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.onsale.loadtest.target.RedisProbe;

/** Redis commands of a run beyond what the idle system runs in the same time. */
final class CommandCount {
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final @Nullable RedisProbe redis;
    private final double idlePerSecond;
    private final long commandsBefore;
    private final long startedNanos;

    private CommandCount(@Nullable RedisProbe redis, double idlePerSecond) {
        this.redis = redis;
        this.idlePerSecond = idlePerSecond;
        this.commandsBefore = redis == null ? 0 : redis.commands();
        this.startedNanos = System.nanoTime();
    }

    /** Measures the idle baseline first, with the event there and nobody in it. Counts nothing without a Redis. */
    static CommandCount begin(Optional<URI> uri, Pauses pauses) {
        if (uri.isEmpty()) {
            return new CommandCount(null, 0);
        }
        RedisProbe redis = new RedisProbe(uri.get());
        long before = redis.commands();
        pauses.pause(IDLE);
        return new CommandCount(redis, (redis.commands() - before) / (double) IDLE.toSeconds());
    }

    OptionalDouble end() {
        if (redis == null) {
            return OptionalDouble.empty();
        }
        try (redis) {
            double seconds = (System.nanoTime() - startedNanos) / 1e9;
            return OptionalDouble.of(redis.commands() - commandsBefore - idlePerSecond * seconds);
        }
    }
}
