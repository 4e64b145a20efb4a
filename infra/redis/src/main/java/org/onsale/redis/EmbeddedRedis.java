package org.onsale.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A real redis-server of this process, on loopback, for local use and tests. Its data lives in a temporary folder and
 * is gone when it is closed.
 *
 * <p>The {@code redis-server} on the PATH is preferred; where there is none, or it does not start, the one bundled
 * with the embedded-redis library is used. The system property or environment variable {@code ONSALE_EMBEDDED_REDIS}
 * ({@code path} or {@code bundled}) forces one of them.
 *
 * <p>Close it after the clients that use it. Where there is a POSIX shell it also ends when this process is killed, and
 * does not hear the Ctrl-C of the terminal, so that clients can finish first.
 */
public final class EmbeddedRedis implements AutoCloseable {

    /** Name of the system property and of the environment variable that force a program. */
    public static final String CHOICE = "ONSALE_EMBEDDED_REDIS";

    private static final int PORT_TRIES = 3;

    private final RedisProcess process;
    private final int port;

    private EmbeddedRedis(RedisProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server and waits until it answers PING; blocks, 10 s at most for each program tried.
     *
     * @param port 1 to 65535, or 0 for a free one
     * @param more further arguments of redis-server, for example {@code --maxmemory 64mb}
     * @throws IllegalStateException with one sentence, and what the server said, when none starts
     */
    public static EmbeddedRedis start(int port, String... more) {
        List<String> failures = new ArrayList<>();
        for (RedisBinary binary : choice()) {
            try {
                return port == 0 ? onFreePort(binary, List.of(more)) : onPort(binary, port, List.of(more));
            } catch (PortTaken e) {
                throw new IllegalStateException("Redis cannot start: " + e.getMessage() + ".", e);
            } catch (IOException e) {
                failures.add(binary.name().toLowerCase(Locale.ROOT) + ": " + e.getMessage());
            }
        }
        throw new IllegalStateException("No redis-server starts: " + String.join("; ", failures) + ".");
    }

    private static List<RedisBinary> choice() {
        String choice = Optional.ofNullable(System.getProperty(CHOICE))
                .or(() -> Optional.ofNullable(System.getenv(CHOICE)))
                .orElse("");
        return switch (choice.strip().toLowerCase(Locale.ROOT)) {
            case "" -> List.of(RedisBinary.PATH, RedisBinary.BUNDLED);
            case "path" -> List.of(RedisBinary.PATH);
            case "bundled" -> List.of(RedisBinary.BUNDLED);
            default ->
                throw new IllegalStateException(CHOICE + " is \"" + choice + "\"; wanted is path, bundled or nothing.");
        };
    }

    /** A port is free only until somebody takes it, so another one is tried a few times. */
    private static EmbeddedRedis onFreePort(RedisBinary binary, List<String> more) throws IOException {
        PortTaken last = null;
        for (int attempt = 0; attempt < PORT_TRIES; attempt++) {
            try {
                return onPort(binary, freePort(), more);
            } catch (PortTaken e) {
                last = e;
            }
        }
        throw new IOException("no free port found", last);
    }

    private static EmbeddedRedis onPort(RedisBinary binary, int port, List<String> more) throws IOException {
        requireFree(port);
        return new EmbeddedRedis(RedisProcess.start(binary, port, more), port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void requireFree(int port) throws PortTaken {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new PortTaken(port, e);
        }
    }

    public int port() {
        return port;
    }

    /** For {@link RedisSettings#of}. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** The program that runs, for messages to people. */
    public Path program() {
        return process.program();
    }

    /** Id of the server's process, for tests that freeze it. */
    public long pid() {
        return process.pid();
    }

    /** Stops this server and deletes its data; blocks until both are done. Closing again does nothing. */
    @Override
    public void close() {
        process.close();
    }

    /** Somebody else listens on the port. */
    static final class PortTaken extends IOException {

        PortTaken(int port, Throwable cause) {
            super("port " + port + " on 127.0.0.1 is taken by another program", cause);
        }
    }
}
