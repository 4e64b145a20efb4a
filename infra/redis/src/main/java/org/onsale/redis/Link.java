package org.onsale.redis;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

/**
 * The one shared connection of the data plane. Keys are text, values are bytes: a script takes and gives both kinds.
 */
interface Link extends AutoCloseable {

    RedisClusterAsyncCommands<String, byte[]> commands();

    /** Name of the part of the installation that serves a key; parts fail independently. */
    String shardOf(String key);

    /** Drops connections that may lead to a server which does not answer any more, and looks where to go. */
    void renew();

    @Override
    void close();

    /** @throws io.lettuce.core.RedisException if Redis cannot be reached */
    static Link open(RedisSettings settings) {
        return settings.address().kind() == RedisAddress.Kind.CLUSTER
                ? ClusterLink.open(settings)
                : SingleLink.open(settings);
    }
}
