package org.onsale.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that {@code infra/up} becomes: what it prints, how it ends, and that nothing outlives it. */
class UpEndToEndTest {

    private static final Path HOME = Path.of(System.getProperty("onsale.home"));

    @TempDir
    private Path folder;

    private final int sitePort = FreePorts.one();
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(Process::destroy);
    }

    @Test
    void itRunsUntilItIsToldToStopAndThenStopsAllOfIt() throws Exception {
        Process up = up(Map.of("ONSALE_CROWD", "10"));
        await().atMost(Duration.ofSeconds(120))
                .until(() -> !up.isAlive() || out().contains("Ctrl-C stops everything."));
        assertThat(out())
                .contains(
                        "Demo shop",
                        "http://localhost:" + sitePort + "/shop/",
                        "/console/?event=demo#token=",
                        "Admin token");
        List<ProcessHandle> children = up.descendants().toList();
        assertThat(children).hasSizeGreaterThanOrEqualTo(3);
        assertThat(status("/shop/")).isEqualTo(200);

        up.destroy();

        // A few seconds on a machine that has nothing else to do.
        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(out()).contains("onsale: everything is stopped");
        assertThat(err()).isEmpty();
        await().untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        assertThat(logFolder()).doesNotExist();
    }

    @Test
    void whenAServiceDiesItSaysWhichShowsItsLogAndEnds() throws Exception {
        Process up = up(Map.of("ONSALE_CROWD", "0"));
        await().atMost(Duration.ofSeconds(120))
                .until(() -> !up.isAlive() || out().contains("Ctrl-C stops everything."));
        List<ProcessHandle> children = up.descendants().toList();

        children.stream()
                .filter(child -> child.info().commandLine().orElse("").contains("waiting-room-service"))
                .forEach(ProcessHandle::destroyForcibly);

        assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isEqualTo(1);
        assertThat(err()).contains("onsale: waiting-room-service ended with exit code 137. The end of ");
        await().untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        assertThat(logFolder()).exists();
    }

    @Test
    void toldToStopWhileItStartsItStopsWithoutComplaint() throws Exception {
        Process up = up(Map.of("ONSALE_CROWD", "0"));
        await().atMost(Duration.ofSeconds(120)).until(() -> out().contains("onsale: starting admission-service"));
        await().until(() -> !up.isAlive() || up.descendants().count() >= 3);
        List<ProcessHandle> children = up.descendants().toList();

        up.destroy();

        assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(err()).isEmpty();
        await().untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aTakenPortIsOneLineAndNothingStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process up = up(Map.of("ONSALE_SITE_PORT", Integer.toString(taken.getLocalPort())));

            assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(up.exitValue()).isEqualTo(1);
            assertThat(out()).isEmpty();
            assertThat(err())
                    .isEqualTo("onsale: Port " + taken.getLocalPort() + ", for the site, is taken; stop what uses it or"
                            + " set ONSALE_SITE_PORT to another one.\n");
        }
    }

    @Test
    void anUnreadableSettingIsOneLineAndNothingStarts() throws Exception {
        Process up = up(Map.of("ONSALE_REDIS_PORT", "six"));

        assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isEqualTo(1);
        assertThat(out()).isEmpty();
        assertThat(err())
                .isEqualTo("onsale: ONSALE_REDIS_PORT is \"six\"; wanted is a whole number from 0 to 65535, for example"
                        + " ONSALE_REDIS_PORT=8090.\n");
    }

    private Process up(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Donsale.home=" + HOME,
                        "-jar",
                        HOME.resolve("infra/local/target/onsale-local-1.0.0-SNAPSHOT.jar")
                                .toString())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("ONSALE_SITE_PORT", Integer.toString(sitePort));
        builder.environment().put("ONSALE_ADMISSION_PORT", Integer.toString(FreePorts.withManagement()));
        builder.environment().put("ONSALE_WAITING_ROOM_PORT", Integer.toString(FreePorts.withManagement()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private int status(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sitePort + path))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private Path logFolder() throws IOException {
        return Path.of(out().lines()
                .filter(line -> line.strip().startsWith("Logs "))
                .map(line -> line.strip().substring("Logs ".length()).strip())
                .findFirst()
                .orElseThrow());
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out"));
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }
}
