package org.onsale.admission.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Waits.until;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsale.admission.AdmissionService;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import tools.jackson.databind.json.JsonMapper;

final class StartTest extends RedisTest {

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("SERVER_PORT", "soon"),
                Arguments.of("SERVER_PORT", "65000"),
                Arguments.of("ONSALE_PASS_KEY", "secret"),
                Arguments.of("ONSALE_ADMIN_TOKEN", "short"),
                Arguments.of("ONSALE_ADMIN_TOKEN", "the-first-token,the-second-token"),
                Arguments.of("ONSALE_ADMIN_TOKEN", "bob/boss:a-long-enough-token"),
                Arguments.of("ONSALE_OIDC_ISSUER", "http://login.example"),
                Arguments.of("ONSALE_OIDC_ISSUER", "https://login.example/?realm=staff"),
                Arguments.of("ONSALE_OIDC_ISSUER", "login.example"),
                Arguments.of("ONSALE_OIDC_ISSUER", "https://login.example"),
                Arguments.of("ONSALE_OIDC_AUDIENCE", "onsale"),
                Arguments.of("ONSALE_SIGN_IN_FAILURES_PER_MINUTE", "0"),
                Arguments.of("ONSALE_TRUSTED_PROXIES", "proxy.example"),
                Arguments.of("ONSALE_TRUSTED_PROXIES", "10.0.0.0/33"),
                Arguments.of("ONSALE_SHOP_KEY", "short"),
                Arguments.of("ONSALE_HOLD_SECONDS", "soon"),
                Arguments.of("ONSALE_HOLD_SECONDS", "-1"),
                Arguments.of("ONSALE_CORS_ORIGINS", "*"),
                Arguments.of("ONSALE_CORS_ORIGINS", "https://shop.example/path"),
                Arguments.of("ONSALE_PAGE_URL", "javascript:alert(1)"),
                Arguments.of("ONSALE_EVENTS", "/no/such/file"),
                Arguments.of("ONSALE_REDIS_TIMEOUT", "soon"),
                Arguments.of("ONSALE_REDIS_TIMEOUT", "2m"),
                Arguments.of("ONSALE_WEBHOOK_URLS", "ftp://chat.example"),
                Arguments.of("ONSALE_WEBHOOK_URLS", "https://user:password@chat.example/hooks"),
                Arguments.of("ONSALE_WEBHOOK_URLS", "https://chat.example/hooks#top"),
                Arguments.of("ONSALE_WEBHOOK_URLS", "https://chat.example/" + "x".repeat(2_000)),
                Arguments.of("ONSALE_WEBHOOK_SECRET", ""),
                Arguments.of("ONSALE_WEBHOOK_SECRET", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                Arguments.of("ONSALE_WEBHOOK_SECRET", "whsec_short"),
                Arguments.of("ONSALE_WEBHOOK_SECRET", "whsec_not base64, however long it may be"),
                Arguments.of("ONSALE_REDIS_URI", "http://127.0.0.1"),
                Arguments.of("ONSALE_REDIS_URI", "redis://127.0.0.1:1"));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("unreadable")
    void anUnusableSettingIsNamedInOneLine(String name, String value) {
        Map<String, String> environment = new HashMap<>(Map.of("ONSALE_WEBHOOK_URLS", "https://chat.example/hooks"));
        environment.put(name, value);

        assertThatThrownBy(() -> Service.start(server().uri(), environment)).satisfies(failure -> {
            Throwable cause = failure;
            while (!(cause instanceof UnreadableSetting)) {
                cause = Objects.requireNonNull(cause.getCause());
            }
            assertThat(cause.getMessage())
                    .startsWith(name + " cannot be used: ")
                    .doesNotContain("\n");
            assertThat(new OneLineFailures(null).reportException(failure)).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void anUnusableFileOfEventsIsNamed(String content, String expected, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("events.json"), content);

        assertThatThrownBy(() -> DeclaredEvents.read(file.toString(), JsonMapper.shared()))
                .isInstanceOf(UnreadableSetting.class)
                .hasMessageContaining("ONSALE_EVENTS cannot be used")
                .hasMessageContaining(expected);
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                Arguments.of("{", "is not JSON"),
                Arguments.of("[]", "is not JSON"),
                Arguments.of("{\"DEMO\":{\"cap\":1}}", "Not an event id"),
                Arguments.of("{\"demo\":{\"cap\":-1}}", "cap: -1 is not allowed"));
    }

    @Test
    void aTakenPortIsToldInOneLineAndTheExitCodeIsNotZero() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            AdmissionService.class.getName(),
                            "--SERVER_PORT=" + taken.getLocalPort(),
                            "--management.server.port=0",
                            "--ONSALE_REDIS_URI=" + server().uri())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(output)
                    .contains("Not started: port " + taken.getLocalPort() + " is taken")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void declaredEventsAreThereAfterAHoldAndDoNotReplaceOthers(@TempDir Path folder) throws Exception {
        Sale existing = Service.first().open(server(), Map.of("cap", 7));
        Sale missing = Sale.unheardOf(server());
        Path file = Files.writeString(
                folder.resolve("events.json"),
                "{\"%s\":{\"cap\":1},\"%s\":{\"cap\":3,\"name\":\"Declared\"}}"
                        .formatted(existing.event(), missing.event()));

        try (Service service =
                Service.start(server().uri(), Map.of("ONSALE_EVENTS", file.toString(), "ONSALE_HOLD_SECONDS", "0"))) {
            until(
                    "the declared event",
                    () -> missing.commands().get(missing.key().authority()) != null);

            assertThat(service.enter(missing).status()).isEqualTo("admitted");
            assertThat(missing.commands().hget(missing.key().settings(), "name"))
                    .isEqualTo("Declared");
            assertThat(existing.commands().hget(existing.key().settings(), "cap"))
                    .isEqualTo("7");
        }
    }

    @Test
    void aNodeWithoutRedisBringsItsOwnAndPrintsATokenOnce() {
        try (Service alone = Service.start("", Map.of("ONSALE_REDIS_PORT", "0", "ONSALE_ADMIN_TOKEN", ""))) {
            alone.anyone()
                    .get()
                    .uri("/v1/check?event=demo")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
    }

    @Test
    void managementHasItsOwnPortWithHealthAndFigures() {
        Service service = Service.first();
        Sale sale = service.open(server(), Map.of("cap", 1));
        service.enter(sale);

        assertThat(get(service, "/actuator/health/readiness")).contains("UP");
        assertThat(get(service, "/actuator/health/liveness")).contains("UP");
        until(
                "the figures",
                () -> get(service, "/actuator/prometheus")
                        .contains("onsale_event_checkouts{event=\"" + sale.event() + "\"} 1.0"));
        assertThat(get(service, "/actuator/prometheus"))
                .contains("onsale_admission_answers_total{answer=\"entered\",event=\"" + sale.event() + "\"} 1.0")
                .doesNotContain(Service.ADMIN_TOKEN);
        service.operator().get().uri("/actuator/env").exchange().expectStatus().isNotFound();
    }

    private static String get(Service service, String path) {
        return service.operator()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
