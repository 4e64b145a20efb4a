package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedRedisTest {

    @Test
    void aFreePortIsFoundAndTheServerHearsOnlyThisMachine() {
        try (EmbeddedRedis server = EmbeddedRedis.start(0)) {
            Map<String, String> bind = ask(server, "bind");

            assertThat(server.port()).isPositive();
            assertThat(server.uri()).isEqualTo("redis://127.0.0.1:" + server.port());
            assertThat(bind).containsEntry("bind", "127.0.0.1");
            assertThat(ask(server, "maxmemory-policy")).containsValue("noeviction");
            assertThat(ask(server, "appendonly")).containsValue("no");
            assertThat(ask(server, "save")).containsValue("");
        }
    }

    private static Map<String, String> ask(EmbeddedRedis server, String setting) {
        RedisClient client = RedisClient.create(server.uri());
        try {
            return client.connect().sync().configGet(setting);
        } finally {
            client.shutdown();
        }
    }

    @Test
    void aGivenPortIsUsedAndFreeAgainAfterwards() {
        int port;
        try (EmbeddedRedis server = EmbeddedRedis.start(0)) {
            port = server.port();
        }

        try (EmbeddedRedis again = EmbeddedRedis.start(port)) {
            assertThat(again.port()).isEqualTo(port);
        }
    }

    @Test
    void aTakenPortIsSaidInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> EmbeddedRedis.start(taken.getLocalPort()))
                    .withMessage("Redis cannot start: port " + taken.getLocalPort()
                            + " on 127.0.0.1 is taken by another program.");
        }
    }

    @Test
    void closingEndsTheProcessAndDeletesItsFolderAlsoWhenRepeated() {
        EmbeddedRedis server = EmbeddedRedis.start(0);
        Path folder = Path.of(ask(server, "dir").get("dir"));
        assertThat(folder).exists();

        server.close();
        server.close();

        assertThat(ProcessHandle.of(server.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(Files.exists(folder)).isFalse();
    }

    /** Starts a server, says its process id and folder, and stays until it is killed. */
    static final class Owner {

        private Owner() {}

        public static void main(String[] args) throws IOException {
            EmbeddedRedis server = EmbeddedRedis.start(0);
            System.out.println(server.pid() + " " + ask(server, "dir").get("dir"));
            System.in.read();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theServerEndsWithAnOwnerThatIsKilled() throws IOException {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String[] said = new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.US_ASCII))
                .readLine()
                .split(" ", 2);
        ProcessHandle server = ProcessHandle.of(Long.parseLong(said[0])).orElseThrow();
        assertThat(server.isAlive()).isTrue();

        owner.destroyForcibly();

        await().atMost(Duration.ofSeconds(60)).until(() -> !server.isAlive());
        Files.delete(Path.of(said[1], "server.log"));
        Files.delete(Path.of(said[1]));
    }

    @Test
    void whatTheServerSaysIsInTheErrorWhenItDoesNotStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EmbeddedRedis.start(0, "--no-such-setting", "1"))
                .withMessageStartingWith("No redis-server starts: ")
                .withMessageContaining("bundled: ")
                .withMessageContaining("Bad directive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bundled", "BUNDLED "})
    void aProgramCanBeForced(String choice) {
        withChoice(choice, () -> {
            try (EmbeddedRedis server = EmbeddedRedis.start(0)) {
                assertThat(server.program().toString()).contains("onsale-redis-");
            }
        });
    }

    @Test
    void anUnknownChoiceIsAnError() {
        withChoice(
                "newest",
                () -> assertThatIllegalStateException()
                        .isThrownBy(() -> EmbeddedRedis.start(0))
                        .withMessage("ONSALE_EMBEDDED_REDIS is \"newest\"; wanted is path, bundled or nothing."));
    }

    private static void withChoice(String choice, Runnable test) {
        System.setProperty(EmbeddedRedis.CHOICE, choice);
        try {
            test.run();
        } finally {
            System.clearProperty(EmbeddedRedis.CHOICE);
        }
    }
}
