package org.onsale.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSettingsTest {

    @Test
    void nothingSetMeansTheUsualPortsAndAFreeOneForRedis() {
        LocalSettings settings = LocalSettings.from(Map.of());

        assertThat(settings.sitePort()).isEqualTo(8080);
        assertThat(settings.admission()).isEqualTo("http://localhost:8081");
        assertThat(settings.waitingRoom()).isEqualTo("http://localhost:8082");
        assertThat(settings.redisPort()).isZero();
        assertThat(settings.redisUri()).isEmpty();
        assertThat(settings.crowd()).isEqualTo(25);
    }

    @Test
    void blankIsTheSameAsAbsent() {
        assertThat(LocalSettings.from(Map.of("ONSALE_SITE_PORT", " ")).sitePort())
                .isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource({
        "ONSALE_SITE_PORT,eighty",
        "ONSALE_SITE_PORT,0",
        "ONSALE_SITE_PORT,65536",
        "ONSALE_ADMISSION_PORT,64536",
        "ONSALE_WAITING_ROOM_PORT,-1",
        "ONSALE_REDIS_PORT,6379.5",
        "ONSALE_CROWD,many",
        "ONSALE_HOLD_SECONDS,0",
    })
    void aNumberThatIsNoneIsNamedWithItsValueAndRange(String name, String value) {
        assertThatThrownBy(() -> LocalSettings.from(Map.of(name, value)))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith(name + " is \"" + value + "\"; wanted is a whole number from ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void anEventsFileThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> LocalSettings.from(Map.of("ONSALE_EVENTS", "/nowhere/events.json")))
                .isInstanceOf(CannotStart.class)
                .hasMessage("ONSALE_EVENTS is \"/nowhere/events.json\", which is not a readable file.");
    }

    @Test
    void aGatewayInFrontIsWhereBrowsersReachBothServicesAndThePage() {
        LocalSettings settings = LocalSettings.from(Map.of("ONSALE_PUBLIC_URL", "https://shop.example:8443"));

        Map<String, String> service = ServiceEnvironment.of(settings, "redis://r", "http://localhost:8080", 8081);

        assertThat(service)
                .containsEntry("ONSALE_ADMISSION_URL", "https://shop.example:8443")
                .containsEntry("ONSALE_WAITING_ROOM_URL", "https://shop.example:8443")
                .containsEntry("ONSALE_PAGE_URL", "https://shop.example:8443/waiting/")
                .containsEntry("ONSALE_CORS_ORIGINS", "http://localhost:8080,https://shop.example:8443");
        assertThat(settings.admission()).isEqualTo("http://localhost:8081");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "http://shop.example/", "https://shop.example/path", "ftp://shop.example"})
    void aPublicAddressThatIsNoOriginIsRefused(String url) {
        assertThatThrownBy(() -> LocalSettings.from(Map.of("ONSALE_PUBLIC_URL", url)))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("ONSALE_PUBLIC_URL is \"" + url + "\"; wanted is an address without a path");
    }

    @Test
    void theServicesStartQuicklyUnlessToldOtherwise() {
        assertThat(LocalSettings.from(Map.of()).javaOptions()).containsExactly("-XX:TieredStopAtLevel=1");
    }

    @Test
    void optionsOfTheServicesAreSplitAtSpaces() {
        assertThat(LocalSettings.from(Map.of("ONSALE_JAVA_OPTIONS", "-Xmx1g  -Xss1m"))
                        .javaOptions())
                .containsExactly("-Xmx1g", "-Xss1m");
    }
}
