package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Sale.numbers;
import static org.onsale.admission.support.Sale.place;
import static org.onsale.admission.support.Service.admitted;
import static org.onsale.admission.support.Waits.until;
import static org.onsale.admission.support.Waits.withinASecond;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.domain.Checkout;
import org.onsale.admission.support.ForgedPasses;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.onsale.admission.support.Service.Admitted;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

final class BuyerStoryTest extends RedisTest {
    private static final String SHOP = "https://shop.example";
    private static final Map<String, Object> ONE_SLOT = Map.of("cap", 1, "returnOrigins", List.of(SHOP));

    private final Service service = Service.first();

    @Test
    void aBuyerEntersKeepsTheCheckoutAndBuys() {
        Sale sale = service.open(server(), Map.of("cap", 1, "heartbeatSeconds", 30));

        Admitted buyer = service.enter(sale);
        assertThat(buyer.status()).isEqualTo("admitted");
        assertThat(buyer.heartbeatSeconds()).isEqualTo(30);

        heartbeat(sale, buyer)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.expiresAt")
                .value((String at) -> assertThat(Instant.parse(at)).isAfterOrEqualTo(buyer.expiresAt()));
        check(sale, buyer.bearer()).expectStatus().isNoContent();

        release(sale, buyer, "completed").expectStatus().isNoContent();
        release(sale, buyer, "completed").expectStatus().isNoContent();
        heartbeat(sale, buyer).expectStatus().isEqualTo(HttpStatus.GONE);
        assertThat(sale.tally("completed")).isEqualTo(1);
    }

    @Test
    void aFullEventSendsBuyersToTheLineAndAFreedSlotToItsHead() {
        Sale sale = service.open(server(), ONE_SLOT);
        Admitted first = service.enter(sale);
        ask(sale)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("waiting")
                .jsonPath("$.join")
                .isEqualTo("http://localhost:8082/v1/events/" + sale.event() + "/places")
                .jsonPath("$.page")
                .isEqualTo("http://localhost:8080/waiting/?event=" + sale.event());
        sale.present(numbers(1, 3));
        claim(sale, 1).expectStatus().isEqualTo(HttpStatus.CONFLICT);

        release(sale, first, "abandoned").expectStatus().isNoContent();

        until("the turn of number 1", () -> sale.numbersWithTurns().equals(List.of(1L)));
        Admitted second = admitted(claim(sale, 1));
        assertThat(admitted(claim(sale, 1)).checkout()).isEqualTo(second.checkout());
        claim(sale, 2).expectStatus().isEqualTo(HttpStatus.CONFLICT);
        assertThat(sale.held()).isEqualTo(1);
    }

    @Test
    void aRepeatedRequestGetsTheSameCheckout() {
        Sale sale = service.open(server(), Map.of("cap", 5));

        Admitted first = admitted(askWithKey(sale, "a-key"));
        Admitted again = admitted(askWithKey(sale, "a-key"));
        Admitted other = admitted(askWithKey(sale, "another"));

        assertThat(again.checkout()).isEqualTo(first.checkout());
        assertThat(again.expiresAt()).isEqualTo(first.expiresAt());
        assertThat(other.checkout()).isNotEqualTo(first.checkout());
        assertThat(sale.held()).isEqualTo(2);
    }

    @Test
    void anEmptyBodyAnEmptyObjectAndNullAskForTheSame() {
        Sale sale = service.open(server(), Map.of("cap", 9));

        for (String body : new String[] {"", "{}", "{\"turn\":null}"}) {
            WebTestClient.RequestBodySpec request =
                    service.anyone().post().uri("/v1/events/{event}/checkouts", sale.event());
            request.header(HttpHeaders.CONTENT_TYPE, "application/json")
                    .bodyValue(body)
                    .exchange()
                    .expectStatus()
                    .isCreated();
        }
    }

    @Test
    void aSilentCheckoutIsGoneAndItsSlotGoesOn() {
        withinASecond("the turn of number 1", () -> {
            Sale sale = service.open(server(), Map.of("cap", 1, "heartbeatSeconds", 30));
            Admitted buyer = service.enter(sale);
            sale.present(1);

            sale.commands().zadd(sale.key().checkouts(), sale.now(), buyer.checkout());

            heartbeat(sale, buyer).expectStatus().isEqualTo(HttpStatus.GONE);
            return () -> sale.numbersWithTurns().equals(List.of(1L));
        });
    }

    @Test
    void aHeartbeatWithAPassWhoseTermIsOverIsGoneNotRefused() {
        Sale sale = service.open(server(), Map.of("cap", 1));
        Instant past = Instant.now().minusSeconds(60);
        Checkout over = new Checkout("AAAAAAAAAAAAAAAAAAAAAA", past, past, 0, 0);
        String pass = new ForgedPasses(Service.PASS_KEY, past).genuine(sale.event(), over);

        heartbeat(sale, over.id(), "Bearer " + pass).expectStatus().isEqualTo(HttpStatus.GONE);
        heartbeat(sale, "BBBBBBBBBBBBBBBBBBBBBB", "Bearer " + pass)
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void theShopGivesAnyCheckoutBackByItsKey() {
        Sale sale = service.open(server(), Map.of("cap", 1));
        Admitted buyer = service.enter(sale);

        service.anyone()
                .delete()
                .uri("/v1/events/{event}/checkouts/{id}?outcome=completed", sale.event(), buyer.checkout())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Service.SHOP_KEY)
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(sale.held()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prequeue", "paused"})
    void aPhaseThatTakesJoinsSendsToTheLine(String phase) {
        Sale sale = service.open(server(), Map.of("cap", 5, "phase", phase));

        ask(sale).expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo("waiting");
    }

    @ParameterizedTest
    @CsvSource({"scheduled, 2099-01-01T09:00:00Z", "draining,", "closed,"})
    void aPhaseThatTakesNoJoinsSaysSo(String phase, String opensAt) {
        Map<String, Object> settings = opensAt == null
                ? Map.of("cap", 5, "phase", phase)
                : Map.of("cap", 5, "phase", phase, "opensAt", opensAt);
        Sale sale = service.open(server(), settings);

        WebTestClient.BodyContentSpec body =
                ask(sale).expectStatus().isEqualTo(HttpStatus.CONFLICT).expectBody();

        body.jsonPath("$.type")
                .isEqualTo("urn:onsale:problem:joining-closed")
                .jsonPath("$.phase")
                .isEqualTo(phase);
        if (opensAt != null) {
            body.jsonPath("$.opensAt").isEqualTo(opensAt);
        }
    }

    @Test
    void withOnePlaceForEachIdentityTheLineIsTheOnlyWayIn() {
        Sale sale = service.open(server(), Map.of("cap", 5, "onePlacePerIdentity", true));

        ask(sale).expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo("waiting");
        assertThat(sale.held()).isZero();
    }

    private WebTestClient.ResponseSpec ask(Sale sale) {
        return service.anyone()
                .post()
                .uri("/v1/events/{event}/checkouts", sale.event())
                .bodyValue(Map.of())
                .exchange();
    }

    private WebTestClient.ResponseSpec askWithKey(Sale sale, String key) {
        return service.anyone()
                .post()
                .uri("/v1/events/{event}/checkouts", sale.event())
                .header("Idempotency-Key", key)
                .exchange();
    }

    private WebTestClient.ResponseSpec claim(Sale sale, long number) {
        return service.anyone()
                .post()
                .uri("/v1/events/{event}/checkouts", sale.event())
                .bodyValue(Map.of("turn", place(number)))
                .exchange();
    }

    private WebTestClient.ResponseSpec check(Sale sale, String authorization) {
        return service.anyone()
                .get()
                .uri("/v1/check?event={event}", sale.event())
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }

    private WebTestClient.ResponseSpec heartbeat(Sale sale, Admitted buyer) {
        return heartbeat(sale, buyer.checkout(), buyer.bearer());
    }

    private WebTestClient.ResponseSpec heartbeat(Sale sale, String checkout, String authorization) {
        return service.anyone()
                .put()
                .uri("/v1/events/{event}/checkouts/{id}", sale.event(), checkout)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }

    private WebTestClient.ResponseSpec release(Sale sale, Admitted buyer, String outcome) {
        return service.anyone()
                .delete()
                .uri("/v1/events/{event}/checkouts/{id}?outcome={outcome}", sale.event(), buyer.checkout(), outcome)
                .header(HttpHeaders.AUTHORIZATION, buyer.bearer())
                .exchange();
    }
}
