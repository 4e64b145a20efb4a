package org.onsale.redis.test;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.Optional;
import org.onsale.redis.EmbeddedRedis;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisSettings;

/**
 * A Redis server for tests, in a container where Docker answers, else embedded; prints once which it is.
 *
 * <p>{@link #shared()} serves all tests of this JVM: use an event id of your own and leave the rest alone.
 * {@link #own()} is for tests that flush, fill or stop the server.
 */
public final class TestRedis implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String uri;
    private final String kind;
    private final AutoCloseable server;
    private final RedisClient client;
    private final RedisCommands<String, String> commands;

    private TestRedis(String uri, String kind, AutoCloseable server) {
        this.uri = uri;
        this.kind = kind;
        this.server = server;
        this.client = RedisClient.create(uri);
        this.commands = client.connect().sync();
    }

    /** The server of this JVM, started at first use and stopped when the JVM ends. */
    public static TestRedis shared() {
        return Shared.INSTANCE;
    }

    /** A server of the caller, who closes it. */
    public static TestRedis own() {
        return DockerRedis.start()
                .map(container -> new TestRedis(container.uri(), container.kind(), container))
                .orElseGet(TestRedis::embedded);
    }

    private static TestRedis embedded() {
        EmbeddedRedis server = EmbeddedRedis.start(0);
        return new TestRedis(server.uri(), "embedded " + server.program(), server);
    }

    public String uri() {
        return uri;
    }

    /** What serves: {@code container redis:7}, or {@code embedded /usr/bin/redis-server}. */
    public String kind() {
        return kind;
    }

    public RedisSettings settings() {
        return RedisSettings.of(uri);
    }

    /** A new connection of the kind the services use; the caller closes it. */
    public RedisAccess connect() {
        return RedisAccess.connect(settings());
    }

    /** The same for a test in which no call may fail because the machine is busy; the caller closes it. */
    public RedisAccess connectPatiently() {
        return RedisAccess.connect(settings().withCommandTimeout(PATIENCE));
    }

    /** A raw connection, for preparing and looking at data. */
    public RedisCommands<String, String> commands() {
        return commands;
    }

    /** The embedded server, empty when it is a container. */
    public Optional<EmbeddedRedis> embeddedServer() {
        return server instanceof EmbeddedRedis embedded ? Optional.of(embedded) : Optional.empty();
    }

    @Override
    public void close() throws Exception {
        client.shutdown();
        server.close();
    }

    /** Started by the first {@link #shared()}. */
    private static final class Shared {

        private static final TestRedis INSTANCE = start();

        private static TestRedis start() {
            TestRedis redis = own();
            System.out.println("Tests run on Redis: " + redis.kind() + " at " + redis.uri());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(redis), "stop-test-redis"));
            return redis;
        }

        private static void stop(TestRedis redis) {
            try {
                redis.close();
            } catch (Exception e) {
                throw new IllegalStateException("The test Redis did not stop.", e);
            }
        }
    }
}
