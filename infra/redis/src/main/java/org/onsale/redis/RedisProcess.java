package org.onsale.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One redis-server process, its folder and what it printed. */
final class RedisProcess {

    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final int POLL_MS = 20;
    private static final int PING_LIMIT_MS = 1_000;
    private static final int LINES_SHOWN = 5;

    private final Path program;
    private final Path folder;
    private final Process process;

    private RedisProcess(Path program, Path folder, Process process) {
        this.program = program;
        this.folder = folder;
        this.process = process;
    }

    static RedisProcess start(RedisBinary binary, int port, List<String> more) throws IOException {
        Path folder = Files.createTempDirectory("onsale-redis-");
        try {
            Path program = binary.locate(folder);
            Process process = new ProcessBuilder(Leash.of(command(program, folder, port, more)))
                    .redirectErrorStream(true)
                    .redirectOutput(log(folder).toFile())
                    .start();
            RedisProcess started = new RedisProcess(program, folder, process);
            started.awaitAnswer(port);
            return started;
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private static List<String> command(Path program, Path folder, int port, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory-policy",
                "noeviction"));
        command.addAll(more);
        return command;
    }

    private static Path log(Path folder) {
        return folder.resolve("server.log");
    }

    private void awaitAnswer(int port) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers(port)) {
            if (exitsWithin(POLL_MS) || System.nanoTime() > deadline) {
                String said = lastLines();
                close();
                throw new IOException(program + " does not answer on port " + port + ", it said: " + said);
            }
        }
    }

    private boolean exitsWithin(long ms) throws IOException {
        try {
            return process.waitFor(ms, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("interrupted while " + program + " was starting", e);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PING_LIMIT_MS);
            socket.setSoTimeout(PING_LIMIT_MS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return answer != null && (answer.equals("+PONG") || answer.startsWith("-NOAUTH"));
        } catch (IOException e) {
            return false;
        }
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log(folder), StandardCharsets.ISO_8859_1).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    Path program() {
        return program;
    }

    long pid() {
        return process.pid();
    }

    void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
