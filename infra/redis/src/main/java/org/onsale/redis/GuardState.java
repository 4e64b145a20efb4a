package org.onsale.redis;

/**
 * What a guard sees now, for metrics and health.
 *
 * @param name the shard ({@code redis}, or the id of a Cluster node), or {@code control}
 * @param breaker {@code closed} (calls pass), {@code open} (none is sent) or {@code half_open} (trials)
 * @param inFlight calls waiting for their answers; 0 and up
 */
public record GuardState(String name, String breaker, int inFlight) {}
