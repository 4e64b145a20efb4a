package org.onsale.admission.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Service;
import org.onsale.contract.Description;
import org.onsale.contract.RightCall;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A service behind a proxy on this machine, so that requests may come from anywhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WrongTokensTest extends RedisTest {
    private static final String OTHER_ADMIN = "another-organisers-token";

    private Service service;

    @BeforeAll
    void start() {
        service = Service.start(
                server().uri(),
                Map.of("ONSALE_SIGN_IN_FAILURES_PER_MINUTE", "10", "ONSALE_TRUSTED_PROXIES", "127.0.0.1"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void afterTenWrongTokensNoneIsLookedAtFromThere() {
        String address = "192.0.2.1";
        for (int i = 0; i < 10; i++) {
            me(address, "wrong-" + i).expectStatus().isUnauthorized();
        }

        me(address, "wrong-10")
                .expectStatus()
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS)
                .expectHeader()
                .value(
                        HttpHeaders.RETRY_AFTER,
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60))
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:onsale:problem:too-many-failures");
        me(address, Service.ADMIN_TOKEN).expectStatus().isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        me("192.0.2.2", Service.ADMIN_TOKEN).expectStatus().isOk();
    }

    @Test
    void whoWasLetInFromThereBeforeIsNotLockedOut() {
        String address = "192.0.2.3";
        me(address, Service.ADMIN_TOKEN).expectStatus().isOk();

        spend(address);

        me(address, Service.ADMIN_TOKEN).expectStatus().isOk();
        me(address, OTHER_ADMIN).expectStatus().isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        me(address, "wrong").expectStatus().isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void tooLittleARoleIsNoFailure() {
        String address = "192.0.2.4";
        for (int i = 0; i < 15; i++) {
            service.anyone()
                    .get()
                    .uri("/v1/admin/refusals")
                    .header("X-Forwarded-For", address)
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + Service.VIEWER_TOKEN)
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }

        me(address, OTHER_ADMIN).expectStatus().isOk();
    }

    @Test
    void everyCallIsClosedToSuchANetworkAndAllElseIsOpen() throws Exception {
        String address = "192.0.2.5";
        spend(address);
        Map<String, Integer> others = new LinkedHashMap<>();

        for (RightCall call : RightCall.all(
                Description.load("openapi/admission-service.yaml"), path -> path.startsWith("/v1/admin"), Map.of())) {
            HttpRequest request = HttpRequest.newBuilder(
                            call.at("http://127.0.0.1:" + service.port(), "Bearer wrong"), (name, value) -> true)
                    .header("X-Forwarded-For", address)
                    .build();
            int status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 429) {
                others.put(call.toString(), status);
            }
        }

        assertThat(others).isEmpty();
        service.anyone()
                .get()
                .uri("/v1/sign-in")
                .header("X-Forwarded-For", address)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void spend(String address) {
        for (int i = 0; i < 11; i++) {
            me(address, "wrong-" + i);
        }
    }

    private WebTestClient.ResponseSpec me(String address, String token) {
        return service.anyone()
                .get()
                .uri("/v1/admin/me")
                .header("X-Forwarded-For", address)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange();
    }
}
