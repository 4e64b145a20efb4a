package org.onsale.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One of the two services, run from the jar that is deployed, as a process of its own. */
final class Service {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(6);
    private static final Duration LOOK_EVERY = Duration.ofMillis(150);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
    private static final int LINES_SHOWN = 15;

    private final String name;
    private final int managementPort;
    private final Path log;
    private final Process process;

    private Service(String name, int managementPort, Path log, Process process) {
        this.name = name;
        this.managementPort = managementPort;
        this.log = log;
        this.process = process;
    }

    /** @param environment added to this process's own */
    static Service start(
            String name, List<String> command, int managementPort, Path log, Map<String, String> environment) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new Service(name, managementPort, log, process);
        } catch (IOException e) {
            throw new CannotStart(name + " cannot be started: " + e.getMessage() + ".", e);
        }
    }

    String name() {
        return name;
    }

    Process process() {
        return process;
    }

    /**
     * Waits until it says that it is ready, 2 min at most.
     *
     * @param progress told now and then that it is still starting
     * @throws CannotStart with the end of its log when it ends instead
     */
    void awaitReady(Consumer<String> progress) throws InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        long start = System.nanoTime();
        long reports = 0;
        while (!isReady(http)) {
            if (process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CannotStart(name + " " + howItEnded());
            }
            Duration passed = Duration.ofNanos(System.nanoTime() - start);
            if (passed.compareTo(START_LIMIT) > 0) {
                throw new CannotStart(name + " is not ready after " + passed.toSeconds() + " s. " + endOfLog());
            }
            if (passed.dividedBy(REPORT_EVERY) > reports) {
                reports++;
                progress.accept(name + " is still starting (" + passed.toSeconds() + " s)");
            }
        }
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** For people: its exit code and the end of its log. */
    String howItEnded() {
        return "ended with exit code " + process.exitValue() + ". " + endOfLog();
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
            return "The end of " + log + ":\n  " + String.join("\n  ", last);
        } catch (IOException e) {
            return "Its log " + log + " cannot be read.";
        }
    }

    /** Asks all of them to end, then waits for each, and ends those by force that take longer than 6 s. */
    static void stop(List<Service> services) {
        services.forEach(service -> service.process.destroy());
        services.forEach(Service::awaitEnd);
    }

    private void awaitEnd() {
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
