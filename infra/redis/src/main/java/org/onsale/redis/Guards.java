package org.onsale.redis;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * One guard for each shard, so that a dead shard of a Cluster does not stop the events of the others, and one for the
 * control plane.
 */
final class Guards {

    private static final int CONTROL_IN_FLIGHT = 64;

    private final Link link;
    private final RedisSettings settings;
    private final Guard control;

    /** Bounded by the nodes that were ever masters while this process runs. */
    private final Map<String, Guard> shards = new ConcurrentHashMap<>();

    Guards(Link link, RedisSettings settings) {
        this.link = link;
        this.settings = settings;
        this.control = new Guard("control", settings.controlTimeout(), CONTROL_IN_FLIGHT, () -> {});
    }

    Guard of(String key) {
        return shards.computeIfAbsent(
                link.shardOf(key),
                shard -> new Guard(shard, settings.commandTimeout(), settings.maxInFlight(), link::renew));
    }

    Guard control() {
        return control;
    }

    /** A call with the time limit only. */
    <T> Mono<T> unbroken(Supplier<Mono<T>> call) {
        return Mono.defer(call).timeout(settings.commandTimeout()).onErrorMap(Failures::translated);
    }

    List<GuardState> states() {
        return Stream.concat(shards.values().stream(), Stream.of(control))
                .map(Guard::state)
                .toList();
    }
}
