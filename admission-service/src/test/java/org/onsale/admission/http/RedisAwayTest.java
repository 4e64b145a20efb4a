package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Waits.until;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.onsale.admission.support.Service.Admitted;
import org.onsale.contract.Description;
import org.onsale.contract.Refusal;
import org.onsale.redis.test.TestRedis;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Redis is gone, and stays away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisAwayTest {
    private final TestRedis server = TestRedis.own();
    private Service service;
    private Sale sale;
    private Admitted buyer;

    @BeforeAll
    void takeRedisAway() throws Exception {
        service = Service.start(server.uri(), Map.of());
        sale = service.open(server, Map.of("cap", 100, "returnOrigins", List.of("https://shop.example")));
        buyer = service.enter(sale);
        until("the figures to show the buyer", () -> live().contains("\"checkouts\":1"));
        server.close();
        until("the node to notice", () -> status(service.operator().get().uri("/actuator/health/readiness")) == 503);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void nobodyNewIsLetInThoughSlotsAreFree() {
        isAway(service.anyone().post().uri("/v1/events/{event}/checkouts", sale.event()));
        isAway(service.anyone()
                .post()
                .uri("/v1/events/{event}/checkouts", sale.event())
                .bodyValue(Map.of("turn", "AAAAAAAAAAAAAAAA")));
    }

    @Test
    void heartbeatsAndReleasesAreAskedToComeAgain() {
        String path = "/v1/events/" + sale.event() + "/checkouts/" + buyer.checkout();
        isAway(service.anyone().put().uri(path).header(HttpHeaders.AUTHORIZATION, buyer.bearer()));
        isAway(service.anyone().delete().uri(path).header(HttpHeaders.AUTHORIZATION, buyer.bearer()));
        String held = "/v1/events/" + sale.event() + "/checkout";
        isAway(service.anyone().put().uri(held).header(HttpHeaders.AUTHORIZATION, buyer.bearer()));
        isAway(service.anyone().delete().uri(held).header(HttpHeaders.AUTHORIZATION, buyer.bearer()));
        isAway(service.anyone().post().uri(held + "/leaving").header(HttpHeaders.AUTHORIZATION, buyer.bearer()));
    }

    @Test
    void passesGoThroughByTheirSignatureAloneAndNobodyElse() {
        check(buyer.bearer()).isNoContent();
        check("Bearer " + buyer.pass() + "x").isUnauthorized();
        check("").isUnauthorized();
    }

    @Test
    void browsersAreSentToTheWaitingPage() {
        service.anyone()
                .get()
                .uri("/enter/{event}", sale.event())
                .exchange()
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("http://localhost:8080/waiting/?event=" + sale.event()
                        + "&return_to=https%3A%2F%2Fshop.example%2F");
    }

    @Test
    void anEventNobodyRemembersIsNotCalledUnknown() {
        isAway(service.anyone().post().uri("/v1/events/nobody-knows-it/checkouts"));
    }

    @Test
    void everyCallForAnEventNobodyRemembersIsAskedToComeAgain() throws Exception {
        List<Refusal> calls = Refusal.later(
                Description.load("openapi/admission-service.yaml"),
                Map.of("event", "nobody-knows-it", "checkout", buyer.checkout()),
                Map.of(
                        "pass",
                        buyer.bearer(),
                        "organiser",
                        "Bearer " + Service.ADMIN_TOKEN,
                        "shopKey",
                        "Bearer " + Service.SHOP_KEY));

        assertThat(calls).hasSizeGreaterThan(20);
        assertThat(Refusal.notKept(calls, "http://127.0.0.1:" + service.port())).isEmpty();
    }

    @Test
    void organisersSeeTheLastFiguresAndCannotChangeAnything() {
        assertThat(live()).contains("\"checkouts\":1");
        isAway(service.organiser()
                .patch()
                .uri("/v1/admin/events/{event}", sale.event())
                .bodyValue(Map.of("cap", 1)));
        isAway(service.organiser().get().uri("/v1/admin/events/{event}/report", sale.event()));
    }

    @Test
    void whoMayNotIsStillRefused() {
        String path = "/v1/admin/events/" + sale.event();
        assertThat(status(service.anyone().get().uri(path))).isEqualTo(401);
        assertThat(status(service.anyone()
                        .put()
                        .uri(path)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + Service.VIEWER_TOKEN)
                        .bodyValue(Map.of("cap", 1))))
                .isEqualTo(403);
    }

    @Test
    void theNodeStaysAlive() {
        assertThat(status(service.operator().get().uri("/actuator/health/liveness")))
                .isEqualTo(200);
    }

    private void isAway(WebTestClient.RequestHeadersSpec<?> request) {
        request.exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .value(
                        HttpHeaders.RETRY_AFTER,
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 10))
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:onsale:problem:redis-away");
    }

    private StatusAssertions check(String authorization) {
        return service.anyone()
                .get()
                .uri("/v1/check?event={event}", sale.event())
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange()
                .expectStatus();
    }

    private String live() {
        return service.organiser()
                .get()
                .uri("/v1/admin/events/{event}/live", sale.event())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static int status(WebTestClient.RequestHeadersSpec<?> request) {
        return request.exchange().returnResult(Void.class).getStatus().value();
    }
}
