package org.onsale.waitingroom.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsale.redis.test.TestRedis;
import org.onsale.waitingroom.WaitingRoomApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    private static final Map<String, Object> COMPLETE = Map.ofEntries(
            Map.entry("ONSALE_REDIS_URI", "redis://redis.example:6379"),
            Map.entry("ONSALE_REDIS_TIMEOUT", "2s"),
            Map.entry("ONSALE_PLACE_KEY", "a:secret"),
            Map.entry("ONSALE_IDENTITY_KEY", "secret"),
            Map.entry("ONSALE_CORS_ORIGINS", "https://a.example,https://b.example"),
            Map.entry("ONSALE_ADMISSION_URL", "https://admission.example"),
            Map.entry("ONSALE_PAGE_URL", "https://shop.example:8443/waiting/"),
            Map.entry("ONSALE_JOINS_PER_SECOND", "100"),
            Map.entry("ONSALE_COMFORTABLE_POLLS_PER_SECOND", "200"),
            Map.entry("ONSALE_BOARD_EVERY", "250ms"),
            Map.entry("ONSALE_PRESENCE_EVERY", "1s"));

    @Test
    void everySettingIsGivenByTheEnvironment() {
        OnsaleSettings settings = bind(COMPLETE);

        assertThat(settings.redis()).contains("redis://redis.example:6379");
        assertThat(settings.redisTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.place()).contains("a:secret");
        assertThat(settings.identity()).contains("secret");
        assertThat(settings.origins()).containsExactly("https://a.example", "https://b.example");
        assertThat(settings.admissionUrl()).isEqualTo(URI.create("https://admission.example"));
        assertThat(settings.joinsPerSecond()).isEqualTo(100);
        assertThat(settings.comfortablePollsPerSecond()).isEqualTo(200);
        assertThat(settings.boardEvery()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.toString()).doesNotContain("secret", "redis.example");
    }

    @Test
    void settingThatIsEmptyIsNotGiven() {
        Map<String, Object> variables = new HashMap<>(COMPLETE);
        List.of("ONSALE_REDIS_URI", "ONSALE_PLACE_KEY", "ONSALE_IDENTITY_KEY", "ONSALE_CORS_ORIGINS")
                .forEach(name -> variables.put(name, ""));

        OnsaleSettings settings = bind(variables);

        assertThat(settings.redis()).isEmpty();
        assertThat(settings.place()).isEmpty();
        assertThat(settings.identity()).isEmpty();
        assertThat(settings.origins()).as("that of the page").containsExactly("https://shop.example:8443");
    }

    @Test
    void pageOfThisMachineMayCallUnderBothOfItsNames() {
        Map<String, Object> variables = new HashMap<>(COMPLETE);
        variables.put("ONSALE_CORS_ORIGINS", "");
        variables.put("ONSALE_PAGE_URL", "http://localhost:8080/waiting/");

        assertThat(bind(variables).origins()).containsExactly("http://localhost:8080", "http://127.0.0.1:8080");
    }

    @ParameterizedTest
    @CsvSource({
        "ONSALE_ADMISSION_URL, ftp://x",
        "ONSALE_ADMISSION_URL, nonsense",
        "ONSALE_PAGE_URL, http:///x",
        "ONSALE_JOINS_PER_SECOND, 0",
        "ONSALE_COMFORTABLE_POLLS_PER_SECOND, -1",
        "ONSALE_REDIS_TIMEOUT, 2m",
        "ONSALE_BOARD_EVERY, 1ms",
        "ONSALE_PRESENCE_EVERY, 1h"
    })
    void settingOutOfRangeIsNamed(String name, String value) {
        Map<String, Object> variables = new HashMap<>(COMPLETE);
        variables.put(name, value);

        assertThatThrownBy(() -> bind(variables))
                .rootCause()
                .isInstanceOf(UnreadableSetting.class)
                .hasMessageStartingWith(name);
    }

    @ParameterizedTest
    @CsvSource({
        "onsale.place-key=a:c2hvcnQ=, ONSALE_PLACE_KEY: key a has 5 bytes; wanted are 32 or more",
        "onsale.identity-key=c2hvcnQ=, ONSALE_IDENTITY_KEY: wanted is base64 of 32 bytes or more",
        "onsale.cors-origins=*, ONSALE_CORS_ORIGINS: \"*\" is not an origin",
        "server.port=abc, SERVER_PORT: \"abc\" is no port"
    })
    void unreadableSettingEndsTheStartWithOneLine(String setting, String why, CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(
                        WaitingRoomApplication.class,
                        setting.startsWith("server.port") ? "--debug=false" : "--server.port=0",
                        "--onsale.redis-uri=" + TestRedis.shared().uri(),
                        "--" + setting))
                .isInstanceOf(Exception.class);

        assertThat(output.getErr()).startsWith("The waiting room does not start. " + why);
        assertThat(output.getErr().lines()).hasSize(1);
        assertThat(output.getAll()).doesNotContain("c2hvcnQ", "\tat ");
    }

    @Test
    void failureOfAnotherKindIsLeftToOthers() {
        assertThat(new StartFailure().analyze(new IllegalStateException("bug"))).isNull();
    }

    @Test
    void failureIsToldInOneLine(CapturedOutput output) {
        new StartFailureReporter().report(new FailureAnalysis("first\n\n  second", "act", new IllegalStateException()));

        assertThat(output.getErr()).isEqualToIgnoringNewLines("The waiting room does not start. first second");
    }

    @ParameterizedTest
    @CsvSource({"8082, 9082", "0, 0", "64535, 65535"})
    void managementIsOnThePortAThousandAbove(String port, int wanted) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test", Map.of("server.port", port)));

        new ManagementPort().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("management.server.port", Integer.class))
                .isEqualTo(wanted);
    }

    private static OnsaleSettings bind(Map<String, Object> variables) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind("onsale", OnsaleSettings.class)
                .get();
    }
}
