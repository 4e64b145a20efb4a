package org.onsale.shop.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onsale.shop.Lease;
import org.onsale.shop.OnsaleCheckout;
import org.onsale.shop.Release;

class CheckoutCallsTest {
    private static final OnsaleCheckout CHECKOUT = new OnsaleCheckout(
            "AAAAAAAAAAAAAAAAAAAAAA", "demo", Instant.parse("2100-01-01T00:00:00Z"), "the.pass.itself");

    private final Deque<Integer> answers = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private String body = "";
    private HttpServer server;
    private Admission admission;
    private CheckoutCalls calls;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answers.remove(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        admission = new Admission(Settings.of(Map.of("admission", address, "answer-timeout", "20s")));
        calls = new CheckoutCalls(admission, new EndedCheckouts(InstantSource.system()), new Random(1));
    }

    @AfterEach
    void stop() {
        admission.close();
        server.stop(0);
    }

    @Test
    void aReleaseIsAskedForAgainUntilItIsConfirmed() {
        answers.addAll(List.of(503, 429, 204));

        Release release = calls.completed(CHECKOUT).join();

        assertThat(release).isEqualTo(Release.RELEASED);
        assertThat(requests)
                .hasSize(3)
                .containsOnly("DELETE /v1/events/demo/checkouts/AAAAAAAAAAAAAAAAAAAAAA?outcome=completed"
                        + " Bearer the.pass.itself");
    }

    @Test
    void afterThreeFailuresAReleaseIsNotConfirmed() {
        answers.addAll(List.of(503, 500, 503, 204));

        assertThat(calls.abandoned(CHECKOUT).join()).isEqualTo(Release.NOT_CONFIRMED);
        assertThat(requests).hasSize(3).allMatch(request -> request.contains("outcome=abandoned"));
    }

    @Test
    void aReleaseThatIsRefusedIsNotAskedForAgain() {
        answers.add(401);

        assertThat(calls.completed(CHECKOUT).join()).isEqualTo(Release.NOT_CONFIRMED);
        assertThat(requests).hasSize(1);
    }

    @Test
    void callsOfAServiceThatIsAwayEndWithoutAnError() {
        server.stop(0);

        assertThat(calls.completed(CHECKOUT).join()).isEqualTo(Release.NOT_CONFIRMED);
        assertThat(calls.keepAlive(CHECKOUT).join()).isEqualTo(new Lease.NotConfirmed());
    }

    @Test
    void aHeartbeatIsHeldOverOrNotConfirmed() {
        body = "{\"expiresAt\":\"2099-01-01T00:00:00Z\"}";
        answers.addAll(List.of(200, 410, 503));

        assertThat(calls.keepAlive(CHECKOUT).join()).isEqualTo(new Lease.Held(Instant.parse("2099-01-01T00:00:00Z")));
        assertThat(calls.keepAlive(CHECKOUT).join()).isEqualTo(new Lease.Over());
        assertThat(calls.keepAlive(CHECKOUT).join()).isEqualTo(new Lease.NotConfirmed());
        assertThat(requests).hasSize(3);
    }

    @Test
    void anAnswerNobodyUnderstandsConfirmsNothing() {
        for (String odd : new String[] {"{}", "{\"expiresAt\":\"soon\"}", "{\"expiresAt\":1}", "<html>"}) {
            body = odd;
            answers.add(200);

            assertThat(calls.keepAlive(CHECKOUT).join()).as(odd).isEqualTo(new Lease.NotConfirmed());
        }
    }

    @Test
    void thePassIsNotPrinted() {
        assertThat(CHECKOUT.toString()).doesNotContain("the.pass.itself").contains("demo");
    }
}
