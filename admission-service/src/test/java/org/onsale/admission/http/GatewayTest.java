package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.UriUtils;

final class GatewayTest extends RedisTest {
    private static final String SHOP = "https://shop.example";

    private final Service service = Service.first();
    private final Sale sale = service.open(server(), Map.of("cap", 5, "returnOrigins", List.of(SHOP)));

    @Test
    void aPassGoesThroughAsBearerAndAsCookie() {
        String pass = service.enter(sale).pass();

        check("", Map.of("Authorization", "Bearer " + pass)).expectStatus().isNoContent();
        check("", Map.of("Authorization", "bearer " + pass)).expectStatus().isNoContent();
        check("", Map.of("Cookie", "x=y; onsale_pass_" + sale.event() + "=" + pass))
                .expectStatus()
                .isNoContent();
        check("&mode=redirect", Map.of("Authorization", "Bearer " + pass))
                .expectStatus()
                .isNoContent();
    }

    @Test
    void theOriginOfTheShopsOwnPageDoesNotMatter() {
        String pass = service.enter(sale).pass();

        check("", Map.of("Authorization", "Bearer " + pass, "Origin", "https://whatever.example"))
                .expectStatus()
                .isNoContent();
    }

    @Test
    void aCheckoutThatIsOverDoesNotGoThrough() {
        Service.Admitted buyer = service.enter(sale);
        sale.commands().zrem(sale.key().checkouts(), buyer.checkout());

        check("", Map.of("Authorization", buyer.bearer())).expectStatus().isUnauthorized();
    }

    @Test
    void aWrongBearerIsNotMadeGoodByACookie() {
        String pass = service.enter(sale).pass();

        check("", Map.of("Authorization", "Bearer x", "Cookie", "onsale_pass_" + sale.event() + "=" + pass))
                .expectStatus()
                .isUnauthorized();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "X-Original-URI, /checkout?a=1&b=2, shop.example, https, https://shop.example/checkout?a=1&b=2",
                "X-Original-URI, /checkout, shop.example, -, https://shop.example/checkout",
                "X-Original-URI, /checkout, -, -, https://shop.example/checkout",
                "X-Forwarded-Uri, /checkout?x=%20y, shop.example, https, https://shop.example/checkout?x=%20y",
                "X-Original-URI, /a|b?c={d}\"e, shop.example, https, https://shop.example/a%7Cb?c=%7Bd%7D%22e",
                "X-Original-URI, //evil.example/x, shop.example, https, https://shop.example//evil.example/x",
                "X-Original-URI, /checkout, shop.example, http, -",
                "X-Original-URI, /checkout, evil.example, https, -",
                "X-Original-URI, /checkout, shop.example@evil.example, https, -",
                "X-Original-URI, /checkout, shop.example:8443, https, -",
                "X-Original-URI, /checkout, shop.example, javascript, -",
                "X-Original-URI, @evil.example/, shop.example, https, -",
                "X-Original-URI, https://shop.example/x, shop.example, https, -"
            })
    void withoutAPassTheWayInLeadsBackOnlyToTheShop(String header, String uri, String host, String proto, String back) {
        Map<String, String> headers = new HashMap<>(Map.of(header, uri));
        if (host != null) {
            headers.put("X-Forwarded-Host", host);
        }
        if (proto != null) {
            headers.put("X-Forwarded-Proto", proto);
        }

        String location = location(check("", headers).expectStatus().isUnauthorized());

        String wayIn = "https://admission.example/enter/" + sale.event();
        assertThat(location).isEqualTo(back == null ? wayIn : wayIn + "?return_to=" + encoded(back));
    }

    @Test
    void aGatewayThatHandsTheAnswerOnAsksForARedirect() {
        WebTestClient.ResponseSpec answer =
                check("&mode=redirect", Map.of("X-Forwarded-Uri", "/c", "X-Forwarded-Host", "shop.example"));

        assertThat(location(answer.expectStatus().isSeeOther())).endsWith("return_to=https%3A%2F%2Fshop.example%2Fc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void envoyAsksWithTheBuyersOwnMethodAndGetsTheOneStatusItTakesForAYes(String method) {
        String pass = service.enter(sale).pass();
        Map<String, String> cookie = Map.of("Cookie", "onsale_pass_" + sale.event() + "=" + pass);

        before(HttpMethod.valueOf(method), "/checkout/pay?a=1&b=2", cookie)
                .expectStatus()
                .isOk();
        before(HttpMethod.valueOf(method), "/checkout/pay", Map.of())
                .expectStatus()
                .isSeeOther();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "BREW"})
    void envoyIsNotToldYesForAMethodNobodyThoughtOf(String method) {
        before(HttpMethod.valueOf(method), "/checkout/pay", Map.of())
                .expectStatus()
                .value(status -> assertThat(status).isGreaterThanOrEqualTo(300));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "/checkout/pay?a=1&b=2, https, https://shop.example/checkout/pay?a=1&b=2",
                "/checkout/pay?event=other&mode=x, https, https://shop.example/checkout/pay?event=other&mode=x",
                "/caf%C3%A9/a%2Fb;c=1, https, https://shop.example/caf%C3%A9/a%2Fb;c=1",
                "//evil.example/x, https, https://shop.example//evil.example/x",
                "/, -, https://shop.example/",
                "/checkout, http, -",
                "/checkout, javascript, -"
            })
    void fromEnvoyTheWayInLeadsBackToWhatFollowsThePrefix(String path, String proto, String back) {
        Map<String, String> headers = new HashMap<>(Map.of("Host", "shop.example"));
        if (proto != null) {
            headers.put("X-Forwarded-Proto", proto);
        }

        String location =
                location(before(HttpMethod.POST, path, headers).expectStatus().isSeeOther());

        String wayIn = "https://admission.example/enter/" + sale.event();
        assertThat(location).isEqualTo(back == null ? wayIn : wayIn + "?return_to=" + encoded(back));
    }

    @Test
    void fromEnvoyTheWayInNeverLeadsToAnotherHost() {
        String location = location(before(HttpMethod.GET, "/checkout", Map.of("Host", "evil.example"))
                .expectStatus()
                .isSeeOther());

        assertThat(location).isEqualTo("https://admission.example/enter/" + sale.event());
    }

    @Test
    void inBypassEverybodyGoesThrough() {
        service.patch(sale, Map.of("phase", "bypass"));

        check("", Map.of()).expectStatus().isNoContent();
    }

    @Test
    void anUnknownEventIsTold() {
        service.anyone()
                .get()
                .uri("/v1/check?event=nobody-knows-it")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    private static String encoded(String address) {
        return UriUtils.encode(address, "UTF-8");
    }

    private static String location(WebTestClient.ResponseSpec answer) {
        return answer.returnResult(Void.class).getResponseHeaders().getFirst(HttpHeaders.LOCATION);
    }

    private WebTestClient.ResponseSpec before(HttpMethod method, String path, Map<String, String> headers) {
        return service.anyone()
                .method(method)
                .uri(base -> URI.create(base.build() + "/v1/check/" + sale.event() + path))
                .headers(all -> headers.forEach(all::set))
                .exchange();
    }

    private WebTestClient.ResponseSpec check(String query, Map<String, String> headers) {
        return service.anyone()
                .get()
                .uri("/v1/check?event=" + sale.event() + query)
                .headers(all -> headers.forEach(all::set))
                .exchange();
    }
}
