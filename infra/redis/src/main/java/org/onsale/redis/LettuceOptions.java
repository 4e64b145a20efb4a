package org.onsale.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.NettyCustomizer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The settings of Lettuce that the promises rest on; see RATIONALE.md for each. */
final class LettuceOptions {

    static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    static final Duration TCP_USER_TIMEOUT = Duration.ofSeconds(5);
    static final Duration KEEP_ALIVE_IDLE = Duration.ofSeconds(5);
    static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(1);
    static final int KEEP_ALIVE_COUNT = 3;

    private static final int THREADS = 2;
    private static final Duration RECONNECT_FIRST = Duration.ofMillis(50);
    private static final Duration RECONNECT_MOST = Duration.ofSeconds(1);
    private static final Duration TOPOLOGY_EVERY = Duration.ofSeconds(10);
    private static final Duration TOPOLOGY_AT_MOST_EVERY = Duration.ofSeconds(1);

    private LettuceOptions() {}

    static ClientResources resources(NettyCustomizer netty) {
        return ClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .reconnectDelay(Delay.fullJitter(
                        RECONNECT_FIRST, RECONNECT_MOST, RECONNECT_FIRST.toMillis(), TimeUnit.MILLISECONDS))
                .nettyCustomizer(netty)
                .build();
    }

    static ClientOptions single(RedisSettings settings) {
        return common(ClientOptions.builder(), settings).build();
    }

    static ClusterClientOptions cluster(RedisSettings settings) {
        ClusterTopologyRefreshOptions topology = ClusterTopologyRefreshOptions.builder()
                .enablePeriodicRefresh(TOPOLOGY_EVERY)
                .enableAllAdaptiveRefreshTriggers()
                .adaptiveRefreshTriggersTimeout(TOPOLOGY_AT_MOST_EVERY)
                .build();
        ClusterClientOptions.Builder options = ClusterClientOptions.builder().topologyRefreshOptions(topology);
        common(options, settings);
        return options.build();
    }

    private static <B extends ClientOptions.Builder> B common(B options, RedisSettings settings) {
        options.autoReconnect(true)
                .replayFilter(command -> true)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(RedisSettings.REQUEST_QUEUE)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(socket(settings));
        return options;
    }

    private static SocketOptions socket(RedisSettings settings) {
        return SocketOptions.builder()
                .connectTimeout(settings.connectTimeout())
                .tcpNoDelay(true)
                .keepAlive(KeepAliveOptions.builder()
                        .enable()
                        .idle(KEEP_ALIVE_IDLE)
                        .interval(KEEP_ALIVE_INTERVAL)
                        .count(KEEP_ALIVE_COUNT)
                        .build())
                .tcpUserTimeout(TcpUserTimeoutOptions.builder()
                        .enable()
                        .tcpUserTimeout(TCP_USER_TIMEOUT)
                        .build())
                .build();
    }

    static List<RedisURI> nodes(RedisSettings settings) {
        RedisAddress address = settings.address();
        return address.nodes().stream()
                .map(node -> with(address, settings, RedisURI.Builder.redis(node.host(), node.port())))
                .toList();
    }

    static RedisURI sentinel(RedisSettings settings) {
        RedisAddress address = settings.address();
        RedisAddress.Node first = address.nodes().get(0);
        RedisURI.Builder uri = RedisURI.Builder.sentinel(first.host(), first.port(), address.master());
        address.nodes().stream().skip(1).forEach(node -> uri.withSentinel(node.host(), node.port()));
        return with(address, settings, uri);
    }

    private static RedisURI with(RedisAddress address, RedisSettings settings, RedisURI.Builder uri) {
        uri.withSsl(address.tls()).withTimeout(settings.connectTimeout());
        if (address.kind() != RedisAddress.Kind.CLUSTER) {
            uri.withDatabase(address.database());
        }
        address.password()
                .ifPresent(password -> address.user()
                        .ifPresentOrElse(
                                user -> uri.withAuthentication(user, password),
                                () -> uri.withPassword(password.toCharArray())));
        RedisURI built = uri.build();
        built.getSentinels().forEach(each -> each.setTimeout(settings.connectTimeout()));
        return built;
    }
}
