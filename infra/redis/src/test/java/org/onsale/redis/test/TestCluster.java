package org.onsale.redis.test;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.onsale.redis.EmbeddedRedis;

/** A Redis Cluster on loopback: masters without replicas that share the slots evenly. */
public final class TestCluster implements AutoCloseable {

    private static final int SLOTS = 16_384;
    private static final Duration FORMED_WITHIN = Duration.ofSeconds(60);
    /** The bus of a node listens this much above its port. */
    private static final int BUS = 10_000;
    /** Longer than a busy machine lets a node stand still: a node that hears of too few others serves nobody. */
    private static final String NODE_TIMEOUT_MS = "2000";

    private final List<EmbeddedRedis> nodes;

    private TestCluster(List<EmbeddedRedis> nodes) {
        this.nodes = nodes;
    }

    /** @param masters 1 and up; the first owns the lowest slots */
    public static TestCluster start(int masters) {
        TestCluster cluster = new TestCluster(
                IntStream.range(0, masters).mapToObj(i -> node()).toList());
        cluster.assignSlots();
        cluster.meet();
        cluster.awaitFormed();
        return cluster;
    }

    private static EmbeddedRedis node() {
        return EmbeddedRedis.start(
                LowPorts.find(BUS),
                "--cluster-enabled",
                "yes",
                "--cluster-node-timeout",
                NODE_TIMEOUT_MS,
                "--cluster-require-full-coverage",
                "no",
                "--cluster-announce-ip",
                "127.0.0.1");
    }

    private void assignSlots() {
        for (int i = 0; i < nodes.size(); i++) {
            int from = SLOTS * i / nodes.size();
            int to = SLOTS * (i + 1) / nodes.size();
            with(
                    nodes.get(i),
                    redis -> redis.clusterAddSlots(IntStream.range(from, to).toArray()));
        }
    }

    private void meet() {
        nodes.stream()
                .skip(1)
                .forEach(node -> with(nodes.get(0), redis -> redis.clusterMeet("127.0.0.1", node.port())));
    }

    private void awaitFormed() {
        nodes.forEach(node -> with(node, redis -> {
            await().atMost(FORMED_WITHIN).until(() -> {
                String info = redis.clusterInfo();
                return info.contains("cluster_state:ok") && info.contains("cluster_size:" + nodes.size() + "\r\n");
            });
            return "formed";
        }));
    }

    private static void with(
            EmbeddedRedis node, java.util.function.Function<RedisCommands<String, String>, String> task) {
        RedisClient client = RedisClient.create(node.uri());
        try {
            task.apply(client.connect().sync());
        } finally {
            client.shutdown();
        }
    }

    /** For {@link org.onsale.redis.RedisSettings#of}. */
    public String uri() {
        return "redis-cluster://"
                + String.join(
                        ",",
                        nodes.stream().map(node -> "127.0.0.1:" + node.port()).toList());
    }

    /** The servers, in the order of their slots. */
    public List<EmbeddedRedis> nodes() {
        return nodes;
    }

    @Override
    public void close() {
        nodes.forEach(EmbeddedRedis::close);
    }
}
