package org.onsale.admission.support;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.onsale.admission.AdmissionService;
import org.onsale.redis.test.TestRedis;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service as it is deployed, on a free port, with settings given the way the environment gives them. */
public final class Service implements AutoCloseable {
    public static final String ADMIN_TOKEN = "token-of-the-organiser";
    public static final String OPERATOR_TOKEN = "token-of-the-operator";
    public static final String VIEWER_TOKEN = "token-of-the-viewer";
    public static final String SHOP_KEY = "secret-of-the-shops-servers";
    public static final String CONSOLE = "https://console.example";
    public static final ECKey PASS_KEY = ForgedPasses.key("pass-key");

    /** A busy machine that runs tests is no Redis that is away. */
    private static final String PATIENT = "10s";

    private final ConfigurableApplicationContext context;

    private Service(ConfigurableApplicationContext context) {
        this.context = context;
    }

    private static final class Shared {
        private static final Service FIRST = start(TestRedis.shared().uri(), Map.of());
        private static final Service SECOND = start(TestRedis.shared().uri(), Map.of());
    }

    /** A service that all tests of this JVM share, on the Redis they share. */
    public static Service first() {
        return Shared.FIRST;
    }

    /** Another node of the same installation. */
    public static Service second() {
        return Shared.SECOND;
    }

    public static Service start(String redisUri, Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "SERVER_PORT",
                "0",
                "ONSALE_REDIS_URI",
                redisUri,
                "ONSALE_ADMIN_TOKEN",
                "alice:" + ADMIN_TOKEN + ",bob/admin:another-organisers-token,otto/operator:" + OPERATOR_TOKEN
                        + ",vera/viewer:" + VIEWER_TOKEN,
                "ONSALE_SHOP_KEY",
                SHOP_KEY,
                "ONSALE_PASS_KEY",
                new JWKSet(PASS_KEY).toString(false),
                "ONSALE_CORS_ORIGINS",
                CONSOLE,
                "ONSALE_HOLD_SECONDS",
                "30",
                "ONSALE_ADMISSION_URL",
                "https://admission.example/",
                "logging.level.root",
                "WARN",
                "spring.main.register-shutdown-hook",
                "false"));
        settings.put("ONSALE_REDIS_TIMEOUT", PATIENT);
        // All tests come from one address, and many of them with wrong tokens.
        settings.put("ONSALE_SIGN_IN_FAILURES_PER_MINUTE", "1000000");
        settings.putAll(environment);
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new Service(new SpringApplication(AdmissionService.class).run(arguments));
    }

    public int port() {
        return port("local.server.port");
    }

    private int port(String property) {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty(property));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A buyer, shop or gateway. */
    public WebTestClient anyone() {
        return client(port()).build();
    }

    /** Alice, an organiser. */
    public WebTestClient organiser() {
        return client(port())
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + ADMIN_TOKEN)
                .build();
    }

    /** The management port. */
    public WebTestClient operator() {
        return client(port("local.management.port")).build();
    }

    private static WebTestClient.Builder client(int port) {
        return WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).responseTimeout(Duration.ofSeconds(60));
    }

    /** An event created by the organiser, with its keys at hand. */
    public Sale open(TestRedis server, Map<String, Object> settings) {
        Sale sale = Sale.unheardOf(server);
        organiser()
                .put()
                .uri("/v1/admin/events/{event}", sale.event())
                .bodyValue(settings)
                .exchange()
                .expectStatus()
                .isCreated();
        return sale;
    }

    /** Changes settings as the organiser. */
    public void patch(Sale sale, Map<String, Object> patch) {
        organiser()
                .patch()
                .uri("/v1/admin/events/{event}?confirm={event}", sale.event(), sale.event())
                .bodyValue(patch)
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** Asks for a checkout and gets it. */
    public Admitted enter(Sale sale) {
        return admitted(anyone().post()
                .uri("/v1/events/{event}/checkouts", sale.event())
                .exchange());
    }

    /** The body of a 201. */
    public static Admitted admitted(WebTestClient.ResponseSpec response) {
        Admitted admitted = response.expectStatus()
                .isCreated()
                .expectBody(Admitted.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(admitted);
    }

    /** What a buyer who was let in is given. */
    public record Admitted(String status, String checkout, String pass, Instant expiresAt, int heartbeatSeconds) {
        public String bearer() {
            return "Bearer " + pass;
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
