package org.onsale.redis.test;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.sentinel.api.sync.RedisSentinelCommands;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.onsale.redis.EmbeddedRedis;

/** A master, a replica of it, and one Sentinel that promotes the replica when the master is silent for a second. */
public final class TestSentinel implements AutoCloseable {

    private static final String MASTER = "main";
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final EmbeddedRedis first;
    private final EmbeddedRedis second;
    private final Process sentinel;
    private final int port;
    private final Path folder;

    private TestSentinel(EmbeddedRedis first, EmbeddedRedis second, Process sentinel, int port, Path folder) {
        this.first = first;
        this.second = second;
        this.sentinel = sentinel;
        this.port = port;
        this.folder = folder;
    }

    public static TestSentinel start() {
        EmbeddedRedis first = EmbeddedRedis.start(0, "--repl-diskless-sync-delay", "0");
        EmbeddedRedis second =
                EmbeddedRedis.start(0, "--repl-diskless-sync-delay", "0", "--replicaof", "127.0.0.1 " + first.port());
        try {
            Path folder = Files.createTempDirectory("onsale-sentinel-");
            int port = LowPorts.find();
            Process sentinel = sentinel(first, folder, port);
            TestSentinel test = new TestSentinel(first, second, sentinel, port, folder);
            test.awaitReady();
            return test;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process sentinel(EmbeddedRedis master, Path folder, int port) throws IOException {
        Path configuration = folder.resolve("sentinel.conf");
        Files.writeString(configuration, """
                port %d
                bind 127.0.0.1
                dir %s
                sentinel monitor %s 127.0.0.1 %d 1
                sentinel down-after-milliseconds %s 1000
                sentinel failover-timeout %s 2000
                """.formatted(port, folder, MASTER, master.port(), MASTER, MASTER));
        File log = folder.resolve("sentinel.log").toFile();
        return new ProcessBuilder(master.program().toString(), configuration.toString(), "--sentinel")
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }

    /** A replica in its first sync, or unknown to the Sentinel, never takes over. */
    private void awaitReady() {
        RedisClient replica = RedisClient.create(second.uri());
        RedisClient asking = RedisClient.create(
                RedisURI.Builder.sentinel("127.0.0.1", port, MASTER).build());
        try {
            await().atMost(READY_WITHIN)
                    .until(() -> replica.connect().sync().info("replication").contains("master_link_status:up"));
            await().atMost(READY_WITHIN).ignoreExceptions().until(() -> {
                RedisSentinelCommands<String, String> sentinels =
                        asking.connectSentinel().sync();
                return sentinels.replicas(MASTER).size() == 1;
            });
        } finally {
            replica.shutdown();
            asking.shutdown();
        }
    }

    /** For {@link org.onsale.redis.RedisSettings#of}. */
    public String uri() {
        return "redis-sentinel://127.0.0.1:" + port + "/0#" + MASTER;
    }

    /** The master at the start. */
    public EmbeddedRedis first() {
        return first;
    }

    /** The replica at the start. */
    public EmbeddedRedis second() {
        return second;
    }

    @Override
    public void close() {
        sentinel.destroy();
        sentinel.onExit().join();
        second.close();
        first.close();
        for (File file : folder.toFile().listFiles()) {
            file.delete();
        }
        folder.toFile().delete();
    }
}
