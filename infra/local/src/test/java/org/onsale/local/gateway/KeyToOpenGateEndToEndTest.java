package org.onsale.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsale.local.FreePorts;
import org.onsale.local.RunningOnsale;

/** A gate that fails open, in front of services that are well: no request may make the check fail and so let itself in. */
@ExtendWith({NeedsNginx.class, Onsale.class})
class KeyToOpenGateEndToEndTest {

    private static final String EVENT = "open-gate";

    @TempDir
    private static Path folder;

    private static TestShop shop;
    private static Nginx nginx;
    private static String pass;

    @BeforeAll
    static void start(RunningOnsale onsale) throws Exception {
        int port = FreePorts.one();
        shop = new TestShop(EVENT);
        nginx = Nginx.start(
                folder.resolve("nginx"),
                port,
                Behind.failOpen(
                        Behind.changes(port, shop.port(), onsale.admissionPort(), onsale.waitingRoomPort(), EVENT)));
        onsale.open(EVENT, Map.of("cap", 5, "returnOrigins", List.of(nginx.origin())));
        pass = onsale.pass(EVENT);
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

    static Stream<Subrequest> hostileRequests() {
        String cookie = "onsale_pass_" + EVENT + "=";
        return Stream.of(
                get("/checkout/?" + "x".repeat(6_000), Map.of()),
                get("/checkout/?" + "x".repeat(7_900), Map.of()),
                get("/checkout/" + "%41".repeat(2_500), Map.of()),
                get("/checkout/?a=%00%ff%zz|\\^`{}", Map.of()),
                get("/checkout/", Map.of("Cookie", cookie + "x".repeat(1_999))),
                get("/checkout/", Map.of("Cookie", cookie + "x".repeat(7_900))),
                get("/checkout/", Map.of("Cookie", cookie + "a.b.c; " + "y".repeat(7_900))),
                get("/checkout/", Map.of("Cookie", cookie + "a\u00e9b")),
                get("/checkout/", Map.of("Authorization", "Bearer " + "z".repeat(7_900))),
                get("/checkout/", Map.of("Host", "x".repeat(7_000))),
                get("/checkout/?" + "x".repeat(7_900), Map.of("Host", "x".repeat(7_000))),
                get("/checkout/", Map.of("Host", "evil.example:99999")),
                get("/checkout/", Map.of("X-Original-URI", "/", "X-Forwarded-Host", "evil.example")),
                new Subrequest("TRACE", nginx.origin() + "/checkout/", Map.of()),
                new Subrequest("OPTIONS", nginx.origin() + "/checkout/", Map.of()),
                new Subrequest("PROPFIND", nginx.origin() + "/checkout/", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("hostileRequests")
    void noRequestIsAKey(Subrequest request) throws Exception {
        shop.forget();

        int status = request.send().status();

        assertThat(status).isGreaterThanOrEqualTo(300);
        assertThat(shop.seen()).isEmpty();
        assertThat(nginx.failOpens()).isEmpty();
    }

    @Test
    void aPassStillIs() {
        assertThat(get("/checkout/", Map.of("Cookie", "onsale_pass_" + EVENT + "=" + pass))
                        .send()
                        .status())
                .isEqualTo(200);
    }

    private static Subrequest get(String path, Map<String, String> headers) {
        return new Subrequest("GET", nginx.origin() + path, headers);
    }
}
