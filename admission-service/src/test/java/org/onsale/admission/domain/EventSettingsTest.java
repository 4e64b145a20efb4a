package org.onsale.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EventSettingsTest {

    @Test
    void aCapIsAllThatMustBeGiven() {
        EventSettings settings = EventSettings.withCap(5);

        assertThat(settings.toJson())
                .containsEntry("cap", 5)
                .containsEntry("phase", "open")
                .containsEntry("ratePerMinute", null)
                .containsEntry("checkoutSeconds", 600)
                .containsEntry("heartbeatSeconds", 0)
                .containsEntry("claimSeconds", 180)
                .containsEntry("awaySeconds", 120)
                .containsEntry("order", "fifo")
                .containsEntry("onePlacePerIdentity", false)
                .containsEntry("maxPlaces", 1_000_000)
                .containsEntry("missedTurns", 2)
                .containsEntry("colour", null)
                .containsEntry("logo", null)
                .containsEntry("soldOut", false)
                .containsEntry("autopilot", false)
                .containsEntry("autopilotMin", null)
                .containsEntry("autopilotMax", null)
                .containsEntry("autopilotLatencyMs", null)
                .hasSize(24);
    }

    @Test
    void withoutACapThereAreNoSettings() {
        assertThatThrownBy(() -> EventSettings.ofJson(Map.of("name", "x")))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("cap: is missing")
                .hasMessageContaining("0 to 1000000");
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("cap", 0),
                Arguments.of("cap", 1_000_000),
                Arguments.of("ratePerMinute", 1),
                Arguments.of("ratePerMinute", null),
                Arguments.of("checkoutSeconds", 1),
                Arguments.of("heartbeatSeconds", 0),
                Arguments.of("claimSeconds", 86_400),
                Arguments.of("awaySeconds", 1),
                Arguments.of("maxPlaces", 5_000_000),
                Arguments.of("missedTurns", 0),
                Arguments.of("autopilotMin", 1),
                Arguments.of("autopilotMax", 1_000_000),
                Arguments.of("autopilotLatencyMs", 600_000),
                Arguments.of("autopilotLatencyMs", null),
                Arguments.of("phase", "bypass"),
                Arguments.of("opensAt", "2031-06-01T09:00:00+02:00"),
                Arguments.of("opensAt", null),
                Arguments.of("message", "Zeile 1\nZeile 2 🎟"),
                Arguments.of("returnOrigins", List.of("https://shop.example", "http://localhost:8080")),
                Arguments.of("onePlacePerIdentity", true),
                Arguments.of("colour", "#0a7D38"),
                Arguments.of("colour", null),
                Arguments.of("logo", "https://cdn.shop.example:8443/a/logo.png?v=2#top"),
                Arguments.of("logo", "https://cdn.example/" + "x".repeat(1_980)),
                Arguments.of("logo", "data:image/png;base64,iVBORw0KGgo="),
                Arguments.of("logo", "data:image/webp;base64,UklGRg=="),
                Arguments.of("logo", "data:image/jpeg;base64,/9j/"),
                Arguments.of("logo", "data:image/svg+xml;base64," + "PHN2".repeat(1_993)),
                Arguments.of("logo", null),
                Arguments.of("soldOut", true));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void valuesWithinTheirRangeAreAccepted(String field, Object value) {
        Map<String, Object> document = new HashMap<>(Map.of("cap", 1));
        document.put(field, value);

        EventSettings settings = EventSettings.ofJson(document);

        assertThat(EventSettings.ofJson(settings.toJson())).isEqualTo(settings);
        assertThat(EventSettings.ofText(settings.toText())).isEqualTo(settings);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("cap", -1),
                Arguments.of("cap", 1_000_001),
                Arguments.of("cap", 5.0),
                Arguments.of("cap", "5"),
                Arguments.of("cap", 1L << 40),
                Arguments.of("cap", true),
                Arguments.of("ratePerMinute", 0),
                Arguments.of("checkoutSeconds", 0),
                Arguments.of("checkoutSeconds", 86_401),
                Arguments.of("heartbeatSeconds", -1),
                Arguments.of("claimSeconds", 0),
                Arguments.of("awaySeconds", 0),
                Arguments.of("maxPlaces", 0),
                Arguments.of("missedTurns", 101),
                Arguments.of("autopilot", "on"),
                Arguments.of("autopilotMin", 0),
                Arguments.of("autopilotMax", 1_000_001),
                Arguments.of("autopilotLatencyMs", 0),
                Arguments.of("phase", "OPEN"),
                Arguments.of("phase", ""),
                Arguments.of("order", "draw"),
                Arguments.of("opensAt", "2031-06-01"),
                Arguments.of("opensAt", "1999-12-31T23:59:59Z"),
                Arguments.of("opensAt", 1_900_000_000),
                Arguments.of("message", "x".repeat(1_001)),
                Arguments.of("message", "\u0007"),
                Arguments.of("name", "\ud800"),
                Arguments.of("returnOrigins", "https://shop.example"),
                Arguments.of("returnOrigins", List.of("https://shop.example/")),
                Arguments.of("returnOrigins", List.of("https://shop.example/path")),
                Arguments.of("returnOrigins", List.of("shop.example")),
                Arguments.of("returnOrigins", List.of("https://a@shop.example")),
                Arguments.of("returnOrigins", List.of("ftp://shop.example")),
                Arguments.of("returnOrigins", List.of("*")),
                Arguments.of("returnOrigins", Collections.nCopies(51, "https://shop.example")),
                Arguments.of("onePlacePerIdentity", "true"),
                Arguments.of("colour", "red"),
                Arguments.of("colour", "#fff"),
                Arguments.of("colour", "#0a7d38;"),
                Arguments.of("colour", "#0a7d3g"),
                Arguments.of("colour", ""),
                Arguments.of("colour", 7),
                Arguments.of("logo", ""),
                Arguments.of("logo", "http://cdn.example/logo.png"),
                Arguments.of("logo", "//cdn.example/logo.png"),
                Arguments.of("logo", "/logo.png"),
                Arguments.of("logo", "https:logo.png"),
                Arguments.of("logo", "https://ann:secret@cdn.example/logo.png"),
                Arguments.of("logo", "https://cdn.example/a logo.png"),
                Arguments.of("logo", "https://cdn.example/\"onload=alert(1)"),
                Arguments.of("logo", "https://cdn.example/l\u00f6go.png"),
                Arguments.of("logo", "https://cdn.example/" + "x".repeat(1_981)),
                Arguments.of("logo", "javascript:alert(1)"),
                Arguments.of("logo", "data:text/html;base64,PHA+"),
                Arguments.of("logo", "data:image/gif;base64,R0lG"),
                Arguments.of("logo", "data:image/png,raw"),
                Arguments.of("logo", "data:image/png;base64,"),
                Arguments.of("logo", "data:image/png;base64,iVBO\nRw0K"),
                Arguments.of("logo", "data:image/png;base64,iVBOR"),
                Arguments.of("logo", "data:image/svg+xml;base64," + "PHN2".repeat(1_994)),
                Arguments.of("logo", List.of("https://cdn.example/logo.png")),
                Arguments.of("soldOut", "true"),
                Arguments.of("soldOut", 1));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aRefusedValueIsNamedWithItsFieldAndRange(String field, Object value) {
        Map<String, Object> document = new HashMap<>(Map.of("cap", 1));
        document.put(field, value);

        assertThatThrownBy(() -> EventSettings.ofJson(document))
                .isInstanceOfSatisfying(SettingRefused.class, refused -> {
                    assertThat(refused.field()).isEqualTo(field);
                    assertThat(refused.range())
                            .isEqualTo(SettingField.named(field).orElseThrow().range());
                    assertThat(refused).hasMessageContaining(field).hasMessageContaining(refused.range());
                    assertThat(refused.getMessage()).hasSizeLessThan(400);
                });
    }

    @Test
    void anUnknownFieldIsRefusedWithTheOnesThereAre() {
        assertThatThrownBy(() -> EventSettings.ofJson(Map.of("cap", 1, "capp", 2)))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("capp")
                .hasMessageContaining("ratePerMinute");
    }

    static Stream<Arguments> unrelated() {
        return Stream.of(
                Arguments.of(Map.of("heartbeatSeconds", 61, "checkoutSeconds", 60), "heartbeatSeconds"),
                Arguments.of(
                        Map.of("prequeueAt", "2031-01-01T10:00:00Z", "opensAt", "2031-01-01T10:00:00Z"), "opensAt"),
                Arguments.of(Map.of("opensAt", "2031-01-01T10:00:00Z", "closesAt", "2031-01-01T09:00:00Z"), "closesAt"),
                Arguments.of(
                        Map.of("prequeueAt", "2031-01-01T10:00:00Z", "closesAt", "2031-01-01T09:00:00Z"), "closesAt"),
                Arguments.of(Map.of("autopilotMin", 11, "autopilotMax", 10), "autopilotMax"),
                Arguments.of(Map.of("autopilot", true), "autopilotMin"),
                Arguments.of(Map.of("autopilot", true, "autopilotMin", 1, "autopilotLatencyMs", 500), "autopilotMax"),
                Arguments.of(Map.of("autopilot", true, "autopilotMin", 1, "autopilotMax", 9), "autopilotLatencyMs"));
    }

    @Test
    void theAutopilotIsOffUnlessItIsTurnedOn() {
        Map<String, Object> bounds = Map.of("cap", 5, "autopilotMin", 2, "autopilotMax", 9, "autopilotLatencyMs", 500);
        EventSettings off = EventSettings.ofJson(bounds);

        assertThat(off.autopilot()).isEmpty();
        assertThat(off.patched(Map.of("autopilot", true)).autopilot()).contains(new Autopilot(2, 9, 500));
    }

    @ParameterizedTest
    @MethodSource("unrelated")
    void fieldsThatContradictEachOtherAreRefused(Map<String, Object> more, String blamed) {
        Map<String, Object> document = new HashMap<>(more);
        document.put("cap", 1);

        assertThatThrownBy(() -> EventSettings.ofJson(document))
                .isInstanceOfSatisfying(
                        SettingRefused.class,
                        refused -> assertThat(refused.field()).isEqualTo(blamed));
    }

    @Test
    void aPatchChangesWhatItNamesAndNullReturnsToThePreset() {
        EventSettings settings =
                EventSettings.ofJson(Map.of("cap", 5, "ratePerMinute", 60, "message", "hello", "claimSeconds", 10));
        Map<String, Object> patch = new HashMap<>();
        patch.put("cap", 7);
        patch.put("ratePerMinute", null);
        patch.put("claimSeconds", null);

        EventSettings patched = settings.patched(patch);

        assertThat(patched.cap()).isEqualTo(7);
        assertThat(patched.ratePerMinute()).isEmpty();
        assertThat(patched.toJson()).containsEntry("message", "hello").containsEntry("claimSeconds", 180);
    }

    @Test
    void aPatchCannotTakeTheCapAway() {
        Map<String, Object> patch = Collections.singletonMap("cap", null);

        assertThatThrownBy(() -> EventSettings.withCap(5).patched(patch)).isInstanceOf(SettingRefused.class);
    }

    @Test
    void textOfAFieldThatIsNotSetIsAbsentAndNewerFieldsArePassedOver() {
        Map<String, String> text = new HashMap<>(EventSettings.withCap(3).toText());
        text.put("fieldOfANewerVersion", "x");

        assertThat(text).doesNotContainKey("ratePerMinute").containsEntry("returnOrigins", "");
        assertThat(EventSettings.ofText(text)).isEqualTo(EventSettings.withCap(3));
    }

    @Test
    void originsAreKeptInTheFormBrowsersSend() {
        EventSettings settings = EventSettings.ofJson(
                Map.of("cap", 1, "returnOrigins", List.of("HTTPS://Shop.Example:443", "http://localhost:80")));

        assertThat(settings.returnOrigins()).containsExactly("https://shop.example", "http://localhost");
        assertThat(settings.toText()).containsEntry("returnOrigins", "https://shop.example http://localhost");
    }

    @Test
    void coloursAreKeptInLowerCase() {
        EventSettings settings = EventSettings.ofJson(Map.of("cap", 1, "colour", "#0A7D38"));

        assertThat(settings.toText()).containsEntry("colour", "#0a7d38");
    }

    @Test
    void nullTakesTheLogoAway() {
        EventSettings settings = EventSettings.ofJson(Map.of("cap", 1, "logo", "https://cdn.example/logo.png"));

        EventSettings patched = settings.patched(Collections.singletonMap("logo", null));

        assertThat(patched.toJson()).containsEntry("logo", null);
        assertThat(patched.toText()).doesNotContainKey("logo");
    }

    @Test
    void changesListEveryFieldThatDiffersOnce() {
        EventSettings before = EventSettings.withCap(5);
        EventSettings after = before.patched(Map.of("cap", 6, "opensAt", "2031-01-01T10:00:00Z"));

        assertThat(SettingChange.between(Optional.of(before), after))
                .containsExactly(
                        new SettingChange(SettingField.CAP, "5", "6"),
                        new SettingChange(SettingField.OPENS_AT, null, "2031-01-01T10:00:00Z"));
    }

    @Test
    void storedSettingsSurviveTheWayThroughRedis() {
        StoredSettings stored =
                new StoredSettings(EventSettings.withCap(9), 12, Instant.parse("2031-01-01T10:00:00.123Z"));

        assertThat(StoredSettings.ofText(stored.toText())).contains(stored);
        assertThat(StoredSettings.ofText(Map.of())).isEmpty();
    }
}
