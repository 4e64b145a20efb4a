package org.onsale.redis;

import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.NettyCustomizer;

/** A Cluster: commands go to the master of their key's slot, which is the shard. */
final class ClusterLink implements Link {

    private static final String NOBODY = "no-owner";

    private final ClientResources resources;
    private final RedisClusterClient client;
    private final StatefulRedisClusterConnection<String, byte[]> connection;

    private ClusterLink(
            ClientResources resources,
            RedisClusterClient client,
            StatefulRedisClusterConnection<String, byte[]> connection) {
        this.resources = resources;
        this.client = client;
        this.connection = connection;
    }

    static ClusterLink open(RedisSettings settings) {
        ClientResources resources = LettuceOptions.resources(new NettyCustomizer() {});
        RedisClusterClient client = RedisClusterClient.create(resources, LettuceOptions.nodes(settings));
        client.setOptions(LettuceOptions.cluster(settings));
        try {
            return new ClusterLink(resources, client, client.connect(LettuceOptions.CODEC));
        } catch (RuntimeException e) {
            Shutdown.of(client, resources);
            throw e;
        }
    }

    @Override
    public RedisClusterAsyncCommands<String, byte[]> commands() {
        return connection.async();
    }

    @Override
    public String shardOf(String key) {
        RedisClusterNode master = connection.getPartitions().getPartitionBySlot(SlotHash.getSlot(key));
        return master == null ? NOBODY : master.getNodeId();
    }

    /** Asks the nodes who owns what now; connections to nodes that own nothing any more are closed by Lettuce. */
    @Override
    public void renew() {
        client.refreshPartitionsAsync();
    }

    @Override
    public void close() {
        connection.close();
        Shutdown.of(client, resources);
    }
}
