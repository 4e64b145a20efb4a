package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
