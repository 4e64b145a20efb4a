package org.onsale.redis.test;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whether something listens where a Docker engine would. Testcontainers asks more thoroughly, but slowly, and reports
 * each way that fails as an error.
 */
final class DockerEngine {

    private static final int CONNECT_MS = 1_000;

    private DockerEngine() {}

    static boolean listens() {
        String host = System.getenv("DOCKER_HOST");
        if (host != null && !host.isBlank()) {
            return listens(URI.create(host.strip()));
        }
        return isWindows() || sockets().anyMatch(DockerEngine::listens);
    }

    /** There the engine is behind a named pipe, which is left to Testcontainers. */
    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static Stream<Path> sockets() {
        String home = System.getProperty("user.home");
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        return Stream.of(
                        Path.of("/var/run/docker.sock"),
                        Path.of(home, ".docker", "run", "docker.sock"),
                        runtime == null ? null : Path.of(runtime, "docker.sock"))
                .filter(Objects::nonNull);
    }

    private static boolean listens(URI engine) {
        if ("unix".equals(engine.getScheme())) {
            return listens(Path.of(engine.getPath()));
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(engine.getHost(), engine.getPort()), CONNECT_MS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean listens(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
