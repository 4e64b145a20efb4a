package org.onsale.waitingroom.http;

import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.onsale.redis.test.TestRedis;
import org.onsale.waitingroom.WaitingRoomApplication;
import org.onsale.waitingroom.redis.EventData;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The real service on a free port and the shared Redis, started once for all tests of this JVM and closed after them. */
public final class RunningService implements ParameterResolver {

    static final String PLACE_KEY = "a:dpLC+T1mr6lQU8mGIIkhJjCl9wAQB6BTT3Mdx8n0TXk=";
    static final byte[] IDENTITY_KEY =
            "an identity key of thirty-two bytes or more".getBytes(StandardCharsets.US_ASCII);
    static final String PAGE_ORIGIN = "https://shop.example";

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningService.class);

    /** What a test gets. */
    record Service(ConfigurableApplicationContext context) implements AutoCloseable {

        int port() {
            return port("local.server.port");
        }

        int managementPort() {
            return port("local.management.port");
        }

        private int port(String name) {
            return Integer.parseInt(context.getEnvironment().getRequiredProperty(name));
        }

        WebTestClient client() {
            return client(port());
        }

        WebTestClient management() {
            return client(managementPort());
        }

        private static WebTestClient client(int port) {
            return WebTestClient.bindToServer()
                    .baseUrl("http://127.0.0.1:" + port)
                    .responseTimeout(Duration.ofSeconds(60))
                    .build();
        }

        RedisCommands<String, String> redis() {
            return TestRedis.shared().commands();
        }

        @Override
        public void close() {
            context.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Service.class || type == EventData.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Service.class
                ? context.getRoot().getStore(NAMESPACE).computeIfAbsent(Service.class, key -> start(), Service.class)
                : EventData.founded(TestRedis.shared().commands());
    }

    private static Service start() {
        return new Service(SpringApplication.run(
                WaitingRoomApplication.class,
                "--server.port=0",
                "--onsale.redis-uri=" + TestRedis.shared().uri(),
                // A busy machine that runs tests is no Redis that is away.
                "--onsale.redis-timeout=10s",
                "--onsale.place-key=" + PLACE_KEY,
                "--onsale.identity-key=" + Base64.getEncoder().encodeToString(IDENTITY_KEY),
                "--onsale.cors-origins=" + PAGE_ORIGIN,
                "--onsale.admission-url=https://admission.example/"));
    }
}
