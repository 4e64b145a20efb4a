package org.onsale.admission.organiser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
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

/** A service whose issuer nobody can reach, from the start on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssuerAwayTest extends RedisTest {
    /** As good as any until somebody looks at the signature. */
    private static final String JWT = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";

    private Service service;

    @BeforeAll
    void start() {
        service = Service.start(
                server().uri(),
                Map.of(
                        "ONSALE_OIDC_ISSUER",
                        "http://127.0.0.1:1/staff",
                        "ONSALE_OIDC_AUDIENCE",
                        "onsale",
                        "ONSALE_OIDC_CLIENT_ID",
                        "onsale-console"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void itsTokensAreAskedToComeAgainAtEveryCall() throws Exception {
        Map<String, Integer> others = new LinkedHashMap<>();

        for (RightCall call : RightCall.all(
                Description.load("openapi/admission-service.yaml"), path -> path.startsWith("/v1/admin"), Map.of())) {
            HttpResponse<Void> answer = HttpClient.newHttpClient()
                    .send(
                            call.at("http://127.0.0.1:" + service.port(), "Bearer " + JWT),
                            HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != 503
                    || answer.headers().firstValue("Retry-After").isEmpty()) {
                others.put(call.toString(), answer.statusCode());
            }
        }

        assertThat(others).isEmpty();
    }

    @Test
    void tokensOfTheInstallationStillWork() {
        service.organiser().get().uri("/v1/admin/me").exchange().expectStatus().isOk();
        service.anyone()
                .get()
                .uri("/v1/admin/me")
                .header("Authorization", "Bearer wrong")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void withoutAnIssuerSuchATokenIsNobodys() {
        Service.first()
                .anyone()
                .get()
                .uri("/v1/admin/me")
                .header("Authorization", "Bearer " + JWT)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }
}
