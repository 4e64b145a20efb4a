package org.onsale.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.local.FreePorts;
import org.onsale.local.RunningOnsale;
import tools.jackson.databind.json.JsonMapper;

/** The nginx example in front of a shop that was not changed, and the running services. */
@ExtendWith({NeedsNginx.class, Onsale.class})
class NginxEndToEndTest {

    /** A machine that runs tests may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** With a hyphen, which no variable of nginx may have. */
    private static final String EVENT = "rock-night";

    @TempDir
    private static Path folder;

    private static RunningOnsale onsale;
    private static TestShop shop;
    private static Nginx nginx;

    @BeforeAll
    static void start(RunningOnsale running) throws Exception {
        onsale = running;
        shop = new TestShop(EVENT);
        nginx = Nginx.start(folder.resolve("nginx"), onsale.gatewayPort(), changes(onsale.gatewayPort(), EVENT));
        onsale.open(EVENT, Map.of("cap", 100, "returnOrigins", List.of(nginx.origin())));
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    @BeforeEach
    void nothingSeen() {
        shop.forget();
    }

    @Test
    void theFilesAsTheyAreCommittedAreTakenByNginx(@TempDir Path other) throws Exception {
        assertThat(Nginx.test(other)).endsWith("test is successful");
    }

    @Test
    void whoHoldsAPassReachesTheShopWhichSeesTheRequestAsItWas() {
        HttpResponse<String> answer = Browserlike.get(
                nginx.origin() + "/checkout/seats?row=1&seat=2",
                "Cookie",
                "theme=dark; " + pass(),
                "Authorization",
                "Basic c2hvcDpvd24=");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(shop.seen())
                .containsExactly(new TestShop.Seen("GET", "/checkout/seats?row=1&seat=2", "Basic c2hvcDpvd24=", ""));
    }

    @Test
    void theBodyOfAPostReachesTheShop() {
        String body = "card=4111&comment=" + "x".repeat(100_000);

        HttpResponse<String> answer = Browserlike.post(nginx.origin() + "/checkout/pay", body, "Cookie", pass());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(shop.seen()).containsExactly(new TestShop.Seen("POST", "/checkout/pay", "", body));
    }

    @Test
    void withoutAPassTheWayInIsShownWithTheWholeAddressToComeBackTo() {
        HttpResponse<String> answer = Browserlike.get(nginx.origin() + "/checkout/seats?a=1&b=2%20c");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browserlike.location(answer))
                .isEqualTo(nginx.origin() + "/enter/" + EVENT + "?return_to="
                        + URLEncoder.encode(nginx.origin() + "/checkout/seats?a=1&b=2%20c", StandardCharsets.UTF_8));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(shop.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onsale_pass_rock-night=forged",
                "xonsale_pass_rock-night=PASS",
                "onsale_pass_rock=PASS",
                "onsale_pass_rock-night-2=PASS",
                "other=onsale_pass_rock-night=PASS"
            })
    void aPassUnderAnyOtherNameOrAForgedOneIsNone(String cookie) {
        HttpResponse<String> answer =
                Browserlike.get(nginx.origin() + "/checkout/", "Cookie", cookie.replace("PASS", onsale.pass(EVENT)));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(shop.seen()).isEmpty();
    }

    @Test
    void aPostWithoutAPassIsSentToTheWayInAndNotToTheShop() {
        HttpResponse<String> answer = Browserlike.post(nginx.origin() + "/checkout/pay", "card=4111");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(shop.seen()).isEmpty();
    }

    @Test
    void theQuerySurvivesTheWholeWayThroughTheEntranceBackToTheShop() {
        String wanted = nginx.origin() + "/checkout/seats?a=1&b=2&name=J%C3%BCrgen%26Co";

        HttpResponse<String> first = Browserlike.get(wanted);
        HttpResponse<String> entrance = Browserlike.get(Browserlike.location(first));
        HttpResponse<String> checkout =
                Browserlike.get(Browserlike.location(entrance), "Cookie", Browserlike.cookie(entrance));

        assertThat(Browserlike.location(entrance)).isEqualTo(wanted);
        assertThat(entrance.headers().firstValue("Set-Cookie")).get().asString().contains("HttpOnly", "Secure");
        assertThat(checkout.statusCode()).isEqualTo(200);
        assertThat(shop.seen())
                .extracting(TestShop.Seen::uri)
                .containsExactly("/checkout/seats?a=1&b=2&name=J%C3%BCrgen%26Co");
    }

    @Test
    void theThankYouPageGivesTheSlotToTheNextInLine(@TempDir Path other) throws Exception {
        int port = FreePorts.one();
        onsale.open("one-slot", Map.of("cap", 1, "returnOrigins", List.of("http://localhost:" + port)));
        try (Nginx small = Nginx.start(other, port, changes(port, "one-slot"))) {
            String cookie = "onsale_pass_one-slot=" + onsale.pass("one-slot");
            String place = place(small.origin() + "/v1/events/one-slot/places");
            assertThat(status(small.origin() + "/v1/events/one-slot/turn", place))
                    .isEqualTo("waiting");
            shop.forget();

            HttpResponse<String> thanks = Browserlike.get(small.origin() + "/thank-you?order=7", "Cookie", cookie);

            assertThat(thanks.statusCode()).isEqualTo(200);
            assertThat(shop.seen()).extracting(TestShop.Seen::uri).containsExactly("/thank-you?order=7");
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> status(small.origin() + "/v1/events/one-slot/turn", place)
                            .equals("turn"));
            await().atMost(PATIENCE)
                    .until(() -> Browserlike.get(small.origin() + "/checkout/", "Cookie", cookie)
                                    .statusCode()
                            == 303);
        }
    }

    @Test
    void anythingElseOfTheShopIsOpenToEverybody() {
        assertThat(Browserlike.get(nginx.origin() + "/concerts?page=2").statusCode())
                .isEqualTo(200);
        assertThat(Browserlike.get(nginx.origin() + "/thank-you").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/events/rock-night/live",
                "/v1/events/rock-night/audit",
                "/v1/events/",
                "/_onsale_check",
                "/_onsale_release",
                "/waiting/csp.conf"
            })
    void whatIsNotForThePublicIsNotThere(String path) {
        assertThat(Browserlike.get(nginx.origin() + path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/admin/events", "/actuator/health", "/v1/check?event=rock-night"})
    void whatTheOrganiserAndTheOperatorUseIsTheShopsOwnAffair(String path) {
        Browserlike.get(nginx.origin() + path);

        assertThat(shop.seen()).extracting(TestShop.Seen::uri).containsExactly(path);
    }

    @Test
    void thePageIsServedWithItsPolicyAndMayBeKept() {
        HttpResponse<String> page = Browserlike.get(nginx.origin() + "/waiting/?event=" + EVENT);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("public, max-age=60");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'");
    }

    private static String pass() {
        return "onsale_pass_" + EVENT + "=" + onsale.pass(EVENT);
    }

    private static Map<String, String> changes(int port, String event) {
        return Behind.changes(port, shop.port(), onsale.admissionPort(), onsale.waitingRoomPort(), event);
    }

    private static String place(String places) {
        HttpResponse<String> joined = Browserlike.post(places, "", "Idempotency-Key", "one-buyer");
        assertThat(joined.statusCode()).isEqualTo(201);
        return JsonMapper.shared().readTree(joined.body()).path("place").asString();
    }

    private static String status(String turn, String place) {
        String body = Browserlike.get(turn, "Authorization", "Bearer " + place).body();
        return JsonMapper.shared().readTree(body).path("status").asString("");
    }
}
