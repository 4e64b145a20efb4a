package org.onsale.loadtest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server under measurement: a process of its own on a port of this machine. */
final class Server implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int LINES_SHOWN = 10;

    private final String name;
    private final Process process;
    private final Path log;
    private final int port;

    private Server(String name, Process process, Path log, int port) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts it; does not wait.
     *
     * @param environment added to this process's own
     */
    static Server start(String name, List<String> command, Map<String, String> environment, Path log, int port) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new Server(name, process, log, port);
        } catch (IOException e) {
            throw new CannotRun(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until it is ready.
     *
     * @throws CannotRun with the end of its log if it ends instead, or is not ready after 2 min
     */
    Server awaitReady(BooleanSupplier isReady) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try {
            while (!isReady.getAsBoolean()) {
                if (process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new CannotRun(name + " ended with " + process.exitValue() + ". " + endOfLog());
                }
                if (System.nanoTime() > deadline) {
                    throw new CannotRun(name + " is not ready. " + endOfLog());
                }
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted", e);
        }
    }

    private String endOfLog() {
        List<String> lines = logged();
        return "The end of " + log + ":\n  "
                + String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    List<String> logged() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The same server, known to listen there. */
    Server on(int knownPort) {
        return new Server(name, process, log, knownPort);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Asks it to end; does not wait. */
    void end() {
        process.destroy();
    }

    /** Asks it to end, and ends it by force after 5 s. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
