package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Waits.until;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onsale.admission.domain.Checkout;
import org.onsale.admission.support.ForgedPasses;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.onsale.admission.support.Service.Admitted;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A page of the checkout, which holds a pass as a cookie and knows nothing else. */
final class HeldCheckoutStoryTest extends RedisTest {
    private static final String SHOP = "https://shop.example";

    private final Service service = Service.first();
    private final Sale sale = service.open(
            server(), Map.of("cap", 1, "heartbeatSeconds", 20, "checkoutSeconds", 600, "returnOrigins", List.of(SHOP)));
    private final Admitted buyer = service.enter(sale);

    @Test
    void aHeartbeatTellsHowLongTheCheckoutIsHeldByTheServicesOwnClock() {
        Held held = heldNow();

        assertThat(Duration.between(held.asOf(), held.endsAt()))
                .isBetween(Duration.ofSeconds(570), Duration.ofSeconds(601));
        assertThat(Duration.between(held.asOf(), held.expiresAt()))
                .isBetween(Duration.ofSeconds(55), Duration.ofSeconds(61));
        assertThat(held.heartbeatSeconds()).isEqualTo(20);
        assertThat(held.expiresAt().toEpochMilli()).isEqualTo(leaseEnd());
    }

    @Test
    void aGatewaySendsThePassItself() {
        WebTestClient.RequestHeadersSpec<?> request = service.anyone().put().uri(path(""));

        request.header(HttpHeaders.AUTHORIZATION, buyer.bearer())
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aBeaconOfAPageThatClosesFreesTheSlotSoon() {
        sale.present(1);

        WebTestClient.ResponseSpec answer = beacon("?graceSeconds=5", "text/plain;charset=UTF-8", "");

        answer.expectStatus().isNoContent();
        answer.expectHeader().valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, SHOP);
        answer.expectHeader().valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        assertThat(leaseEnd()).isLessThanOrEqualTo(sale.now() + 5_000);
        until("the turn of number 1", () -> sale.numbersWithTurns().equals(List.of(1L)));
        fromThePage(HttpMethod.PUT, "").exchange().expectStatus().isEqualTo(HttpStatus.GONE);
        beacon("", "text/plain", "").expectStatus().isNoContent();
        assertThat(sale.numbersWithTurns()).containsExactly(1L);
    }

    @Test
    void aHeartbeatAfterAReloadUndoesTheNotice() {
        beacon("?graceSeconds=5", "text/plain", "").expectStatus().isNoContent();

        heldNow();

        assertThat(leaseEnd()).isGreaterThan(sale.now() + 40_000);
    }

    @Test
    void withoutHeartbeatsTheNoticeAloneFreesTheSlotAndAReloadStillUndoesIt() {
        service.patch(sale, Map.of("heartbeatSeconds", 0));

        beacon("", "text/plain", "").expectStatus().isNoContent();
        assertThat(leaseEnd()).isLessThanOrEqualTo(sale.now() + 30_000);

        assertThat(heldNow().expiresAt()).isEqualTo(heldNow().endsAt());
    }

    @Test
    void whateverABeaconCarriesIsLeftUnread() {
        beacon("", null, null).expectStatus().isNoContent();
        beacon("", "text/plain", "{\"not\": json").expectStatus().isNoContent();
        beacon("", "application/x-www-form-urlencoded", "a=b").expectStatus().isNoContent();
        beacon("", "multipart/form-data; boundary=x", "--x--").expectStatus().isNoContent();
        beacon("", "application/octet-stream", "x".repeat(16_000))
                .expectStatus()
                .isNoContent();
    }

    @Test
    void theCookieCountsOnlyFromPagesOfTheShop() {
        long before = leaseEnd();

        for (String path : List.of("", "/leaving")) {
            HttpMethod method = path.isEmpty() ? HttpMethod.PUT : HttpMethod.POST;
            withCookie(method, path).exchange().expectStatus().isUnauthorized();
            withCookie(method, path)
                    .header(HttpHeaders.ORIGIN, "https://evil.example")
                    .exchange()
                    .expectStatus()
                    .isForbidden();
            withCookie(method, path)
                    .header(HttpHeaders.ORIGIN, "null")
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
        assertThat(leaseEnd()).isEqualTo(before);
    }

    @Test
    void aReleaseFreesTheSlotAtOnceAndMayBeRepeated() {
        fromThePage(HttpMethod.DELETE, "?outcome=completed")
                .exchange()
                .expectStatus()
                .isNoContent();
        fromThePage(HttpMethod.DELETE, "?outcome=completed")
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(sale.held()).isZero();
        assertThat(sale.tally("completed")).isEqualTo(1);
        fromThePage(HttpMethod.PUT, "")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.GONE)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:onsale:problem:checkout-gone");
        beacon("", "text/plain", "").expectStatus().isNoContent();
        assertThat(sale.held()).isZero();
    }

    @Test
    void aPassWhoseTermIsOverIsGoneAndMayStillBeGivenBack() {
        Instant past = Instant.now().minusSeconds(60);
        Checkout over = new Checkout("AAAAAAAAAAAAAAAAAAAAAA", past, past, 0, 0);
        String bearer = "Bearer " + new ForgedPasses(Service.PASS_KEY, past).genuine(sale.event(), over);

        withBearer(HttpMethod.PUT, "", bearer).exchange().expectStatus().isEqualTo(HttpStatus.GONE);
        withBearer(HttpMethod.POST, "/leaving", bearer)
                .exchange()
                .expectStatus()
                .isNoContent();
        withBearer(HttpMethod.DELETE, "", bearer).exchange().expectStatus().isNoContent();
        assertThat(sale.held()).isEqualTo(1);
    }

    @Test
    void aPreflightLetsPagesOfTheShopSendHeartbeatsAndReleases() {
        WebTestClient.ResponseSpec answer = service.anyone()
                .method(HttpMethod.OPTIONS)
                .uri(path(""))
                .header(HttpHeaders.ORIGIN, SHOP)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "PUT")
                .exchange();

        answer.expectStatus().isOk();
        answer.expectHeader().valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, SHOP);
        answer.expectHeader().valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        answer.expectHeader()
                .value(
                        HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS,
                        methods -> assertThat(methods).contains("PUT", "DELETE"));
    }

    /** The body of a heartbeat. */
    record Held(Instant expiresAt, Instant endsAt, int heartbeatSeconds, Instant asOf) {}

    private Held heldNow() {
        return fromThePage(HttpMethod.PUT, "")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, SHOP)
                .expectBody(Held.class)
                .returnResult()
                .getResponseBody();
    }

    /** What {@code navigator.sendBeacon} sends: no preflight, no header of one's own. */
    private WebTestClient.ResponseSpec beacon(String query, String contentType, String body) {
        WebTestClient.RequestBodySpec request = fromThePage(HttpMethod.POST, "/leaving" + query);
        if (contentType == null) {
            return request.exchange();
        }
        return request.header(HttpHeaders.CONTENT_TYPE, contentType)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private WebTestClient.RequestBodySpec fromThePage(HttpMethod method, String path) {
        return withCookie(method, path).header(HttpHeaders.ORIGIN, SHOP);
    }

    private WebTestClient.RequestBodySpec withCookie(HttpMethod method, String path) {
        return service.anyone()
                .method(method)
                .uri(path(path))
                .header(HttpHeaders.COOKIE, "onsale_pass_" + sale.event() + "=" + buyer.pass());
    }

    private WebTestClient.RequestBodySpec withBearer(HttpMethod method, String path, String bearer) {
        return service.anyone().method(method).uri(path(path)).header(HttpHeaders.AUTHORIZATION, bearer);
    }

    private String path(String rest) {
        return "/v1/events/" + sale.event() + "/checkout" + rest;
    }

    private long leaseEnd() {
        return sale.commands().zscore(sale.key().checkouts(), buyer.checkout()).longValue();
    }
}
