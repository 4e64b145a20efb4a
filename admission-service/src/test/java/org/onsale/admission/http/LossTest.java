package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Sale.numbers;
import static org.onsale.admission.support.Waits.until;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.onsale.admission.application.KnownEvents;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.onsale.admission.support.Service.Admitted;
import org.onsale.redis.test.TestRedis;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Redis loses everything, while two nodes run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LossTest {
    private final TestRedis server = TestRedis.own();
    private Service first;
    private Service second;

    @BeforeAll
    void start() {
        first = Service.start(server.uri(), Map.of());
        second = Service.start(server.uri(), Map.of());
    }

    @AfterAll
    void stop() throws Exception {
        first.close();
        second.close();
        server.close();
    }

    @Test
    void settingsCheckoutsAndCountersComeBackAndTheCapIsKeptMeanwhile() {
        Sale sale = first.open(server, Map.of("cap", 3, "heartbeatSeconds", 600));
        Admitted one = first.enter(sale);
        Admitted two = second.enter(sale);
        Admitted bought = first.enter(sale);
        release(first, sale, bought).expectStatus().isNoContent();
        first.patch(sale, Map.of("phase", "paused"));
        sale.present(numbers(5, 8));
        until("both nodes to have seen all that", () -> knows(first, sale) && knows(second, sale));
        until(
                "both nodes to have forgotten who bought",
                () -> !remembers(first, sale, bought) && !remembers(second, sale, bought));
        String epoch = sale.commands().get(sale.key().epoch());

        server.commands().flushall();

        check(first, sale, one).isNoContent();
        heartbeat(second, sale, two).value(status -> assertThat(status).isIn(200, 503));
        until("the settings to be back", () -> sale.commands().hget(sale.key().settings(), "version") != null);
        until("the checkouts to be back", () -> sale.commands().zcard(sale.key().checkouts()) == 2);
        assertThat(sale.commands().hgetall(sale.key().settings()))
                .containsEntry("cap", "3")
                .containsEntry("phase", "paused")
                .containsEntry("version", "2");
        assertThat(sale.commands().get(sale.key().epoch())).isNotNull().isNotEqualTo(epoch);
        enter(second, sale)
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:onsale:problem:on-hold");
        heartbeat(first, sale, one).isEqualTo(HttpStatus.OK);
        heartbeat(second, sale, two).isEqualTo(HttpStatus.OK);
        assertThat(sale.commands().get(sale.key().authority())).isNull();

        sale.present(numbers(5, 8));

        until("the hold to end", () -> sale.commands().get(sale.key().authority()) != null);
        assertThat(Long.parseLong(sale.commands().get(sale.key().numbers()))).isGreaterThanOrEqualTo(10_008);
        assertThat(sale.held()).isEqualTo(2);
        first.patch(sale, Map.of("phase", "open"));
        until("the free slot to be offered", () -> sale.numbersWithTurns().equals(List.of(5L)));
        assertThat(sale.held()).isEqualTo(3);
        until(
                "the events to be listed again",
                () -> server.commands().sismember("onsale:events", sale.event().value()));
    }

    @Test
    void aCheckoutGivenBackDuringTheHoldDoesNotComeBack() {
        Sale sale = first.open(server, Map.of("cap", 2));
        Admitted one = first.enter(sale);
        until("both nodes to know the checkout", () -> remembers(first, sale, one) && remembers(second, sale, one));

        server.commands().flushall();
        release(first, sale, one).expectStatus().isNoContent();

        until("the settings to be back", () -> sale.commands().hget(sale.key().settings(), "version") != null);
        release(first, sale, one).expectStatus().isNoContent();
        heartbeat(second, sale, one).isEqualTo(HttpStatus.GONE);
        assertThat(sale.commands().zcard(sale.key().checkouts())).isZero();
    }

    @Test
    void aBuyerWhoHadJustLeftComesBackWithTheWholeLeaseIfStillThere() {
        Sale sale = first.open(server, Map.of("cap", 1, "heartbeatSeconds", 0));
        Admitted one = first.enter(sale);
        leaving(first, sale, one).isNoContent();
        until("both nodes to know the checkout", () -> remembers(first, sale, one) && remembers(second, sale, one));

        server.commands().flushall();

        until("the checkout to be back", () -> sale.commands().zscore(sale.key().checkouts(), one.checkout()) != null);
        assertThat(sale.commands().zcard(sale.key().checkouts())).isEqualTo(1);
        leaving(second, sale, one).isNoContent();
        assertThat(sale.commands().zscore(sale.key().checkouts(), one.checkout()))
                .isLessThanOrEqualTo(sale.now() + 30_000);
        heldHeartbeat(second, sale, one).isEqualTo(HttpStatus.OK);
        assertThat(sale.commands().zscore(sale.key().checkouts(), one.checkout()))
                .isGreaterThan(sale.now() + 300_000);
    }

    @Test
    void aPassOfAnEventNobodyRemembersIsAskedToComeAgain() {
        Sale sale = first.open(server, Map.of("cap", 2));
        Admitted one = first.enter(sale);
        server.commands().flushall();

        try (Service restarted = Service.start(server.uri(), Map.of())) {
            server.commands().flushall();
            check(restarted, sale, one).value(status -> assertThat(status).isEqualTo(204));
            heartbeat(restarted, sale, one).value(status -> assertThat(status).isIn(200, 503));
            heldHeartbeat(restarted, sale, one)
                    .value(status -> assertThat(status).isIn(200, 503));
            leaving(restarted, sale, one).value(status -> assertThat(status).isIn(204, 503));
        }
    }

    private static boolean knows(Service node, Sale sale) {
        String live = node.organiser()
                .get()
                .uri("/v1/admin/events/{event}/live", sale.event())
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return live.contains("\"waiting\":4")
                && live.contains("\"present\":4")
                && live.contains("\"settingsVersion\":2");
    }

    private static boolean remembers(Service node, Sale sale, Admitted buyer) {
        return node.bean(KnownEvents.class)
                .remembered(sale.event())
                .filter(memory -> memory.grants(Instant.now()).stream()
                        .anyMatch(grant -> grant.checkout().equals(buyer.checkout())))
                .isPresent();
    }

    private static WebTestClient.ResponseSpec enter(Service node, Sale sale) {
        return node.anyone()
                .post()
                .uri("/v1/events/{event}/checkouts", sale.event())
                .exchange();
    }

    private static StatusAssertions heartbeat(Service node, Sale sale, Admitted buyer) {
        return node.anyone()
                .put()
                .uri("/v1/events/{event}/checkouts/{id}", sale.event(), buyer.checkout())
                .header(HttpHeaders.AUTHORIZATION, buyer.bearer())
                .exchange()
                .expectStatus();
    }

    private static StatusAssertions heldHeartbeat(Service node, Sale sale, Admitted buyer) {
        return node.anyone()
                .put()
                .uri("/v1/events/{event}/checkout", sale.event())
                .header(HttpHeaders.AUTHORIZATION, buyer.bearer())
                .exchange()
                .expectStatus();
    }

    private static StatusAssertions leaving(Service node, Sale sale, Admitted buyer) {
        return node.anyone()
                .post()
                .uri("/v1/events/{event}/checkout/leaving", sale.event())
                .header(HttpHeaders.AUTHORIZATION, buyer.bearer())
                .exchange()
                .expectStatus();
    }

    private static StatusAssertions check(Service node, Sale sale, Admitted buyer) {
        return node.anyone()
                .get()
                .uri("/v1/check?event={event}", sale.event())
                .header(HttpHeaders.AUTHORIZATION, buyer.bearer())
                .exchange()
                .expectStatus();
    }

    private static WebTestClient.ResponseSpec release(Service node, Sale sale, Admitted buyer) {
        return node.anyone()
                .delete()
                .uri("/v1/events/{e}/checkouts/{c}?outcome=completed", sale.event(), buyer.checkout())
                .header(HttpHeaders.AUTHORIZATION, buyer.bearer())
                .exchange();
    }
}
