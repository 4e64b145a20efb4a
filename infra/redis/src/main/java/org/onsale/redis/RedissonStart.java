package org.onsale.redis;

import io.lettuce.core.resource.EpollProvider;
import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.ReadMode;
import org.redisson.config.SubscriptionMode;
import org.redisson.config.TransportMode;

/** Starts Redisson, the control plane, from the same URI: few connections, text values, masters only. */
final class RedissonStart {

    private static final int THREADS = 2;
    private static final int CONNECTIONS = 4;
    private static final int IDLE_CONNECTIONS = 1;
    private static final int SCAN_MS = 1_000;
    private static final Duration RECONNECT_EVERY = Duration.ofSeconds(1);

    private RedissonStart() {}

    /** @throws org.redisson.client.RedisException if Redis cannot be reached */
    static RedissonClient start(RedisSettings settings) {
        RedisAddress address = settings.address();
        Config config = new Config()
                .setCodec(StringCodec.INSTANCE)
                .setThreads(THREADS)
                .setNettyThreads(THREADS)
                .setTcpKeepAlive(true)
                .setTcpKeepAliveIdle((int) LettuceOptions.KEEP_ALIVE_IDLE.toSeconds())
                .setTcpKeepAliveInterval((int) LettuceOptions.KEEP_ALIVE_INTERVAL.toSeconds())
                .setTcpKeepAliveCount(LettuceOptions.KEEP_ALIVE_COUNT)
                .setTcpUserTimeout((int) LettuceOptions.TCP_USER_TIMEOUT.toMillis())
                .setTransportMode(EpollProvider.isAvailable() ? TransportMode.EPOLL : TransportMode.NIO);
        address.user().ifPresent(config::setUsername);
        address.password().ifPresent(config::setPassword);
        common(servers(config, address), settings);
        return Redisson.create(config);
    }

    private static BaseConfig<?> servers(Config config, RedisAddress address) {
        return switch (address.kind()) {
            case STANDALONE ->
                config.useSingleServer()
                        .setAddress(addresses(address)[0])
                        .setDatabase(address.database())
                        .setConnectionPoolSize(CONNECTIONS)
                        .setConnectionMinimumIdleSize(IDLE_CONNECTIONS)
                        .setSubscriptionConnectionPoolSize(CONNECTIONS)
                        .setSubscriptionConnectionMinimumIdleSize(IDLE_CONNECTIONS);
            case SENTINEL ->
                pools(config.useSentinelServers()
                        .setMasterName(address.master())
                        .addSentinelAddress(addresses(address))
                        .setDatabase(address.database())
                        .setScanInterval(SCAN_MS)
                        .setCheckSentinelsList(false));
            case CLUSTER ->
                pools(config.useClusterServers()
                        .addNodeAddress(addresses(address))
                        .setScanInterval(SCAN_MS)
                        .setCheckSlotsCoverage(false));
        };
    }

    private static <T extends BaseMasterSlaveServersConfig<T>> T pools(T servers) {
        return servers.setReadMode(ReadMode.MASTER)
                .setSubscriptionMode(SubscriptionMode.MASTER)
                .setMasterConnectionPoolSize(CONNECTIONS)
                .setMasterConnectionMinimumIdleSize(IDLE_CONNECTIONS)
                .setSlaveConnectionPoolSize(IDLE_CONNECTIONS)
                .setSlaveConnectionMinimumIdleSize(IDLE_CONNECTIONS)
                .setSubscriptionConnectionPoolSize(CONNECTIONS)
                .setSubscriptionConnectionMinimumIdleSize(IDLE_CONNECTIONS);
    }

    /** No retries: Redisson would send a command again although it may have run. */
    private static void common(BaseConfig<?> servers, RedisSettings settings) {
        int controlTimeoutMs = Math.toIntExact(settings.controlTimeout().toMillis());
        servers.setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
        servers.setTimeout(controlTimeoutMs);
        servers.setRetryAttempts(0);
        servers.setReconnectionDelay(new ConstantDelay(RECONNECT_EVERY));
    }

    private static String[] addresses(RedisAddress address) {
        String scheme = address.tls() ? "rediss://" : "redis://";
        return address.nodes().stream().map(node -> scheme + node).toArray(String[]::new);
    }
}
