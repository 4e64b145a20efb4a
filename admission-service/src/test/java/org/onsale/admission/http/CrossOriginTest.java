package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

final class CrossOriginTest extends RedisTest {
    private static final String SHOP = "https://shop.example";

    private final Service service = Service.first();
    private final Sale sale = service.open(server(), Map.of("cap", 5, "returnOrigins", List.of(SHOP)));

    @ParameterizedTest
    @ValueSource(strings = {SHOP, Service.CONSOLE})
    void pagesOfListedOriginsMayCallTheEvent(String origin) {
        preflight("/v1/events/" + sale.event() + "/checkouts", origin)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .expectHeader()
                .value(
                        HttpHeaders.ACCESS_CONTROL_MAX_AGE,
                        age -> assertThat(Integer.parseInt(age)).isGreaterThanOrEqualTo(3_600));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "https://shop.example.evil.example", "http://shop.example"})
    void otherPagesMayNot(String origin) {
        preflight("/v1/events/" + sale.event() + "/checkouts", origin)
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
        service.anyone()
                .post()
                .uri("/v1/events/{event}/checkouts", sale.event())
                .header(HttpHeaders.ORIGIN, origin)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:onsale:problem:forbidden-origin");
        assertThat(sale.held()).isZero();
    }

    @Test
    void theShopMayNotCallTheOrganisersSide() {
        preflight("/v1/admin/events/" + sale.event(), SHOP).expectStatus().isForbidden();
        preflight("/v1/admin/events/" + sale.event(), Service.CONSOLE)
                .expectStatus()
                .isOk();
    }

    @Test
    void aConsoleMayReadWhatItActsOnEvenWhenItIsRefused() {
        service.anyone()
                .get()
                .uri("/v1/admin/me")
                .header(HttpHeaders.ORIGIN, Service.CONSOLE)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, Service.CONSOLE)
                .expectHeader()
                .value(
                        HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                        exposed -> assertThat(exposed)
                                .contains("ETag", "Retry-After", "X-Request-Id", "Content-Disposition"));
    }

    private WebTestClient.ResponseSpec preflight(String path, String origin) {
        return service.anyone()
                .method(HttpMethod.OPTIONS)
                .uri(path)
                .header(HttpHeaders.ORIGIN, origin)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "PUT")
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "authorization,content-type,if-match,x-request-id")
                .exchange();
    }
}
