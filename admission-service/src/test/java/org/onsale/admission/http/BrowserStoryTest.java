package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Sale.place;
import static org.onsale.admission.support.Waits.until;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.onsale.admission.support.Service.Admitted;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

final class BrowserStoryTest extends RedisTest {
    private static final String SHOP = "https://shop.example";
    private static final Map<String, Object> ONE_SLOT = Map.of("cap", 1, "returnOrigins", List.of(SHOP));

    private final Service service = Service.first();

    @Test
    void aBrowserIsSentToTheShopWithThePassAsACookie() {
        Sale sale = service.open(server(), ONE_SLOT);

        HttpHeaders answer = browse(sale, "?return_to=" + SHOP + "/checkout?seat=1", null);

        assertThat(answer.getFirst(HttpHeaders.LOCATION)).isEqualTo(SHOP + "/checkout?seat=1");
        assertThat(answer.getFirst(HttpHeaders.SET_COOKIE))
                .startsWith("onsale_pass_" + sale.event() + "=ey")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax", "; Max-Age=");
        assertThat(answer.getFirst(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-store");
        assertThat(answer.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void aBrowserThatHasAPassIsSentOnWithoutASecondSlot() {
        Sale sale = service.open(server(), Map.of("cap", 5, "returnOrigins", List.of(SHOP)));
        String cookie = cookie(browse(sale, "", null));

        HttpHeaders again = browse(sale, "", cookie);

        assertThat(again.getFirst(HttpHeaders.LOCATION)).isEqualTo(SHOP + "/");
        assertThat(again.getFirst(HttpHeaders.SET_COOKIE)).isNull();
        assertThat(sale.held()).isEqualTo(1);
    }

    @Test
    void aBrowserWhoseCheckoutIsOverAsksAnew() {
        Sale sale = service.open(server(), Map.of("cap", 1, "returnOrigins", List.of(SHOP)));
        String cookie = cookie(browse(sale, "", null));
        sale.commands().del(sale.key().checkouts());

        HttpHeaders again = browse(sale, "", cookie);

        assertThat(again.getFirst(HttpHeaders.SET_COOKIE)).isNotNull().isNotEqualTo(cookie);
    }

    @Test
    void aBrowserOfAFullEventIsSentToTheWaitingPageAndComesBackWithItsTurn() {
        Sale sale = service.open(server(), ONE_SLOT);
        Admitted first = service.enter(sale);
        sale.present(1);
        String waitingPage = "http://localhost:8080/waiting/?event=" + sale.event()
                + "&return_to=https%3A%2F%2Fshop.example%2Fcheckout%3Fa%3D1%26b%3D2";
        String back = "return_to=https%3A%2F%2Fshop.example%2Fcheckout%3Fa%3D1%26b%3D2";

        assertThat(browse(sale, "?" + back, null).getFirst(HttpHeaders.LOCATION))
                .isEqualTo(waitingPage);
        assertThat(browse(sale, "?" + back + "&turn=" + place(1), null).getFirst(HttpHeaders.LOCATION))
                .isEqualTo(waitingPage);
        release(sale, first, "completed");
        until("the turn of number 1", () -> sale.numbersWithTurns().equals(List.of(1L)));
        HttpHeaders atTurn = browse(sale, "?" + back + "&turn=" + place(1), null);

        assertThat(atTurn.getFirst(HttpHeaders.LOCATION)).isEqualTo(SHOP + "/checkout?a=1&b=2");
        assertThat(atTurn.getFirst(HttpHeaders.SET_COOKIE)).isNotNull();
    }

    @Test
    void aHeartbeatByCookieCountsOnlyFromPagesOfTheShop() {
        Sale sale = service.open(server(), Map.of("cap", 1, "returnOrigins", List.of(SHOP)));
        Admitted buyer = service.enter(sale);
        String cookie = "onsale_pass_" + sale.event() + "=" + buyer.pass();

        heartbeatByCookie(sale, buyer, cookie, SHOP).expectStatus().isOk();
        heartbeatByCookie(sale, buyer, cookie, Service.CONSOLE).expectStatus().isOk();
        heartbeatByCookie(sale, buyer, cookie, null).expectStatus().isUnauthorized();
        heartbeatByCookie(sale, buyer, cookie, "https://evil.example")
                .expectStatus()
                .isForbidden();
    }

    private WebTestClient.ResponseSpec heartbeatByCookie(Sale sale, Admitted buyer, String cookie, String origin) {
        WebTestClient.RequestBodySpec request =
                service.anyone().put().uri("/v1/events/{event}/checkouts/{id}", sale.event(), buyer.checkout());
        request.header(HttpHeaders.COOKIE, cookie);
        if (origin != null) {
            request.header(HttpHeaders.ORIGIN, origin);
        }
        return request.exchange();
    }

    private HttpHeaders browse(Sale sale, String query, String cookie) {
        WebTestClient.RequestHeadersSpec<?> request = service.anyone()
                .get()
                .uri(URI.create("http://127.0.0.1:" + service.port() + "/enter/" + sale.event() + query));
        if (cookie != null) {
            request.header(HttpHeaders.COOKIE, cookie);
        }
        return request.exchange()
                .expectStatus()
                .isSeeOther()
                .returnResult(Void.class)
                .getResponseHeaders();
    }

    private static String cookie(HttpHeaders answer) {
        String set = answer.getFirst(HttpHeaders.SET_COOKIE);
        return set.substring(0, set.indexOf(';'));
    }

    private WebTestClient.ResponseSpec release(Sale sale, Admitted buyer, String outcome) {
        return service.anyone()
                .delete()
                .uri("/v1/events/{event}/checkouts/{id}?outcome={outcome}", sale.event(), buyer.checkout(), outcome)
                .header(HttpHeaders.AUTHORIZATION, buyer.bearer())
                .exchange();
    }
}
