package org.onsale.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;

/** One server, named by the URI or by its Sentinels. Each reconnect asks anew where the master is. */
final class SingleLink implements Link {

    private static final String SHARD = "redis";

    private final ClientResources resources;
    private final RedisClient client;
    private final ChannelGroup channels;
    private final StatefulRedisConnection<String, byte[]> connection;

    private SingleLink(
            ClientResources resources,
            RedisClient client,
            ChannelGroup channels,
            StatefulRedisConnection<String, byte[]> connection) {
        this.resources = resources;
        this.client = client;
        this.channels = channels;
        this.connection = connection;
    }

    static SingleLink open(RedisSettings settings) {
        ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
        ClientResources resources = LettuceOptions.resources(remembering(channels));
        RedisClient client = RedisClient.create(resources, uri(settings));
        client.setOptions(LettuceOptions.single(settings));
        try {
            return new SingleLink(resources, client, channels, client.connect(LettuceOptions.CODEC));
        } catch (RuntimeException e) {
            Shutdown.of(client, resources);
            throw e;
        }
    }

    private static RedisURI uri(RedisSettings settings) {
        return settings.address().kind() == RedisAddress.Kind.SENTINEL
                ? LettuceOptions.sentinel(settings)
                : LettuceOptions.nodes(settings).get(0);
    }

    private static NettyCustomizer remembering(ChannelGroup channels) {
        return new NettyCustomizer() {
            @Override
            public void afterChannelInitialized(Channel channel) {
                channels.add(channel);
            }
        };
    }

    @Override
    public RedisClusterAsyncCommands<String, byte[]> commands() {
        return connection.async();
    }

    @Override
    public String shardOf(String key) {
        return SHARD;
    }

    /**
     * A frozen master keeps its connections, so after a failover nothing else would lead away from it. Lettuce
     * reconnects by itself, asking the Sentinels (or the name service) again.
     */
    @Override
    public void renew() {
        channels.close();
    }

    @Override
    public void close() {
        connection.close();
        Shutdown.of(client, resources);
    }
}
