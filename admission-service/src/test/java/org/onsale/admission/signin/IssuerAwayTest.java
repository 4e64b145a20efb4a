package org.onsale.admission.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onsale.admission.support.Issuer;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Service;
import org.onsale.contract.Description;
import org.onsale.contract.RightCall;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.StatusAssertions;

/** The issuer of people's tokens comes and goes. */
final class IssuerAwayTest extends RedisTest {
    private final Issuer issuer = Issuer.start();
    private final Service service = start();

    private Service start() {
        issuer.isAway(true);
        return Service.start(
                server().uri(),
                Map.of(
                        "ONSALE_OIDC_ISSUER",
                        issuer.address(),
                        "ONSALE_OIDC_AUDIENCE",
                        Issuer.AUDIENCE,
                        "ONSALE_OIDC_CLIENT_ID",
                        "onsale-console"));
    }

    @AfterEach
    void stop() {
        service.close();
        issuer.close();
    }

    @Test
    void aServiceStartsWithoutItAndAsksForItsKeysWithTheFirstTokenThatCanBeRead() {
        assertThat(issuer.requests()).isZero();

        me("no-jwt").isUnauthorized();
        assertThat(issuer.requests()).isZero();
        me(issuer.token()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        me(Service.ADMIN_TOKEN).isOk();

        issuer.isAway(false);
        me(issuer.token()).isOk();
    }

    @Test
    void keysOnceKnownServeWhileItIsAwayAndNewOnesAreAskedFor() {
        issuer.isAway(false);
        String before = issuer.token();
        me(before).isOk();

        issuer.isAway(true);
        int asked = issuer.requests();
        me(before).isOk();
        assertThat(issuer.requests()).isEqualTo(asked);

        issuer.changeKey("second");
        me(issuer.token()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);

        issuer.isAway(false);
        me(issuer.token()).isOk();
        me(before).isUnauthorized();
    }

    @Test
    void itsTokensAreAskedToComeAgainAtEveryCall() throws Exception {
        Map<String, Integer> others = new LinkedHashMap<>();

        for (RightCall call : RightCall.all(
                Description.load("openapi/admission-service.yaml"), path -> path.startsWith("/v1/admin"), Map.of())) {
            HttpResponse<Void> answer = HttpClient.newHttpClient()
                    .send(
                            call.at("http://127.0.0.1:" + service.port(), "Bearer " + issuer.token()),
                            HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != 503
                    || answer.headers().firstValue("Retry-After").isEmpty()) {
                others.put(call.toString(), answer.statusCode());
            }
        }

        assertThat(others).isEmpty();
    }

    @Test
    void aServiceWithoutAnIssuerAsksNobody() {
        issuer.isAway(false);

        Service.first()
                .anyone()
                .get()
                .uri("/v1/admin/me")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + issuer.token())
                .exchange()
                .expectStatus()
                .isUnauthorized();
        assertThat(issuer.requests()).isZero();
    }

    private StatusAssertions me(String token) {
        return service.anyone()
                .get()
                .uri("/v1/admin/me")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange()
                .expectStatus();
    }
}
