package org.onsale.loadtest.target;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.onsale.loadtest.options.Target;

/** A redis-server on this machine that a load test ends and starts again, as the settings it runs with. */
public final class RedisServer {
    /** What it is started with again; the rest is in its configuration file, if it has one. */
    private static final List<String> KEPT_SETTINGS =
            List.of("port", "bind", "dir", "save", "appendonly", "requirepass", "maxmemory", "maxmemory-policy");

    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(1);

    private final URI uri;
    private List<String> command = List.of();

    /** @throws IllegalArgumentException when it is not on this machine */
    public RedisServer(URI uri) {
        if (!Target.isLoopback(uri)) {
            throw new IllegalArgumentException(uri + " is not on this machine: it is not ended");
        }
        this.uri = uri;
    }

    /** @param keepsData whether {@link #start()} finds the data again */
    public void end(boolean keepsData) {
        try (RedisProbe redis = new RedisProbe(uri)) {
            command = new ArrayList<>(redis.startedAs(KEPT_SETTINGS));
            if (!keepsData) {
                command.addAll(List.of("--appendonly", "no", "--dbfilename", "none-of-" + System.nanoTime() + ".rdb"));
            }
            redis.shutdown(keepsData);
        }
    }

    /** Starts it as it was. It outlives the load test. */
    public void start() throws IOException {
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** @throws IOException when it does not */
    public void answers() throws IOException {
        try (RedisProbe redis = new RedisProbe(uri)) {
            redis.keys();
        } catch (RuntimeException e) {
            throw new IOException(uri + " does not answer", e);
        }
    }

    /** Runs a command of the tester's that ends Redis and starts it. @throws IOException when it fails or takes over a minute */
    public static void restartBy(String shellCommand) throws IOException {
        Process process =
                new ProcessBuilder("sh", "-c", shellCommand).inheritIO().start();
        try {
            if (!process.waitFor(LONGEST_COMMAND.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new IOException(shellCommand + " took more than a minute");
            }
            if (process.exitValue() != 0) {
                throw new IOException(shellCommand + " ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(shellCommand + " was interrupted", e);
        }
    }
}
