package org.onsale.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.local.FreePorts;

/** The nginx example when the gate is slow, dead or of an opinion: what each of the two decisions means. */
@ExtendWith(NeedsNginx.class)
class GateAwayEndToEndTest {

    /** A machine that runs tests may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String PASS = "onsale_pass_rock-night=a.b.c";

    @TempDir
    private Path folder;

    private final int port = FreePorts.one();
    private final StubGate gate = new StubGate();
    private final TestShop shop = new TestShop("rock-night");
    private final AtomicInteger passes = new AtomicInteger();
    private Nginx nginx;

    @AfterEach
    void stop() {
        if (nginx != null) {
            nginx.close();
        }
        gate.close();
        shop.close();
    }

    @Test
    void closedASlowGateLeadsToAPageThatSaysWhenToTryAgain() throws Exception {
        gate.after(Duration.ofSeconds(2));
        nginx = start(Behind.impatient(changes(gate.port())));

        assertClosed(Browserlike.get(nginx.origin() + "/checkout/", "Cookie", PASS));
    }

    @Test
    void closedADeadGateLeadsToAPageThatSaysWhenToTryAgain() throws Exception {
        nginx = closed(FreePorts.one());

        assertClosed(Browserlike.get(nginx.origin() + "/checkout/", "Cookie", PASS));
        assertClosed(Browserlike.post(nginx.origin() + "/checkout/pay", "card=4111"));
    }

    @Test
    void openASlowGateLetsTheBuyerToTheShopAndIsCounted() throws Exception {
        gate.after(Duration.ofSeconds(2));
        nginx = start(Behind.failOpen(Behind.impatient(changes(gate.port()))));

        HttpResponse<String> answer = Browserlike.get(nginx.origin() + "/checkout/?a=1", "Cookie", PASS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Onsale-Gate")).hasValue("open");
        assertThat(shop.seen()).extracting(TestShop.Seen::uri).containsExactly("/checkout/?a=1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(nginx.failOpens())
                        .singleElement()
                        .asString()
                        .contains("event=rock-night gate=504", "uri=\"/checkout/\" status=200"));
    }

    @Test
    void openADeadGateLetsAPostWithItsBodyToTheShopAndIsCounted() throws Exception {
        nginx = open(FreePorts.one());

        for (int post = 0; post < 3; post++) {
            Browserlike.post(nginx.origin() + "/checkout/pay", "card=4111");
        }

        assertThat(shop.seen()).hasSize(3).containsOnly(new TestShop.Seen("POST", "/checkout/pay", "", "card=4111"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(nginx.failOpens()).hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 431})
    void openARequestThatTheGateRefusesIsNoKey(int status) throws Exception {
        gate.answers(status);
        nginx = open(gate.port());

        HttpResponse<String> answer = Browserlike.get(nginx.origin() + "/checkout/", "Cookie", PASS);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(shop.seen()).isEmpty();
        assertThat(nginx.failOpens()).isEmpty();
    }

    @Test
    void openAGateThatWorksIsObeyed() throws Exception {
        gate.answers(401);
        nginx = open(gate.port());

        HttpResponse<String> answer = Browserlike.get(nginx.origin() + "/checkout/", "Cookie", PASS);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browserlike.location(answer)).isEqualTo("http://way.example/in");
        assertThat(shop.seen()).isEmpty();
    }

    @Test
    void fiveQuickRequestsOfOneBuyerAreOneCheck() throws Exception {
        nginx = closed(gate.port());

        // A machine may be so busy that five requests take longer than a check is remembered; then with the next pass.
        await().atMost(PATIENCE).untilAsserted(() -> {
            gate.asked().clear();
            String pass = "onsale_pass_rock-night=a.b." + passes.incrementAndGet();
            for (int request = 0; request < 5; request++) {
                assertThat(Browserlike.get(nginx.origin() + "/checkout/", "Cookie", pass)
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(gate.asked()).hasSize(1);
        });
    }

    @Test
    void neitherARefusalNorAYesToNobodyInParticularIsRemembered() throws Exception {
        nginx = closed(gate.port());
        gate.answers(401);
        assertThat(status(PASS)).isEqualTo(303);

        gate.answers(204);
        assertThat(status(PASS)).isEqualTo(200);
        assertThat(status("none=here")).isEqualTo(200);
        gate.answers(401);
        assertThat(status("none=here")).isEqualTo(303);
    }

    @Test
    void theGateIsToldThePassAndTheAddressAndNothingElse() throws Exception {
        nginx = closed(gate.port());

        Browserlike.post(nginx.origin() + "/checkout/pay?a=1&b=2", "card=4111", "Cookie", "session=secret; " + PASS);

        assertThat(gate.asked())
                .containsExactly(new StubGate.Asked(
                        "GET", "/v1/check?event=rock-night", "Bearer a.b.c", "", "/checkout/pay?a=1&b=2"));
    }

    private int status(String cookie) {
        return Browserlike.get(nginx.origin() + "/checkout/", "Cookie", cookie).statusCode();
    }

    private void assertClosed(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.headers().firstValue("X-Onsale-Gate")).hasValue("closed");
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
        assertThat(answer.body()).contains("your place is kept");
        assertThat(shop.seen()).isEmpty();
        assertThat(nginx.failOpens()).isEmpty();
    }

    private Nginx closed(int gatePort) throws IOException {
        return start(changes(gatePort));
    }

    private Nginx open(int gatePort) throws IOException {
        return start(Behind.failOpen(changes(gatePort)));
    }

    private Map<String, String> changes(int gatePort) {
        return Behind.changes(port, shop.port(), gatePort, gatePort, "rock-night");
    }

    private Nginx start(Map<String, String> changes) throws IOException {
        return Nginx.start(folder.resolve("nginx"), port, changes);
    }
}
