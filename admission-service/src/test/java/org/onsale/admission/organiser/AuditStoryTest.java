package org.onsale.admission.organiser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who, when, from → to, why, in which request. */
final class AuditStoryTest extends RedisTest {
    private final Service service = Service.first();
    private final WebTestClient organiser = service.organiser();

    @Test
    void theReasonAndTheRequestOfAChangeAreInTheAudit() {
        Sale sale = service.open(server(), Map.of("cap", 5));

        patch(sale, Map.of("cap", 6), "  A second server, at last ", "sale-42.cap_6")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Request-Id", "sale-42.cap_6");

        audit(sale)
                .jsonPath("$.entries[0].why")
                .isEqualTo("A second server, at last")
                .jsonPath("$.entries[0].request")
                .isEqualTo("sale-42.cap_6")
                .jsonPath("$.entries[1].why")
                .doesNotExist()
                .jsonPath("$.entries[1].request")
                .value(String.class, id -> assertThat(id).matches("[A-Za-z0-9_-]{22}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "semi;colon",
                "ü",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void aRequestIdThatIsNotPlainIsReplaced(String given) {
        organiser
                .get()
                .uri("/v1/admin/me")
                .header("X-Request-Id", given)
                .exchange()
                .expectHeader()
                .value("X-Request-Id", id -> assertThat(id).matches("[A-Za-z0-9_-]{22}"));
    }

    @Test
    void onlyTheOrganisersSideNamesRequests() {
        service.anyone()
                .get()
                .uri("/v1/check?event=nobody")
                .header("X-Request-Id", "mine")
                .exchange()
                .expectHeader()
                .doesNotExist("X-Request-Id");
        service.anyone()
                .get()
                .uri("/v1/admin/events")
                .header("X-Request-Id", "mine")
                .exchange()
                .expectHeader()
                .valueEquals("X-Request-Id", "mine");
    }

    @Test
    void aReasonIsOneShortLine() {
        Sale sale = service.open(server(), Map.of("cap", 5));

        patch(sale, Map.of("cap", 6), "x".repeat(201), "long").expectStatus().isBadRequest();
        patch(sale, Map.of("cap", 6), "two\nlines", "lines").expectStatus().isBadRequest();
        patch(sale, Map.of("cap", 6), "x".repeat(200), "short").expectStatus().isOk();
    }

    @Test
    void theWholeAuditIsATable() {
        Sale sale = service.open(server(), Map.of("cap", 5));
        patch(sale, Map.of("cap", 6, "message", "=SUM(A1)"), "Because, \"why\" not", "r1");

        EntityExchangeResult<byte[]> answer = table(sale);

        assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
                .isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"audit-" + sale.event() + ".csv\"");
        String text = new String(answer.getResponseBody(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFat,who,version,field,from,to,why,request\r\n");
        assertThat(text.lines().skip(1))
                .anyMatch(line -> line.endsWith(",alice,2,cap,5,6,\"Because, \"\"why\"\" not\",r1"))
                .anyMatch(line -> line.contains(",alice,2,message,,'=SUM(A1),"))
                .anyMatch(line -> line.contains(",alice,1,cap,,5,,"));
    }

    @Test
    void aTableIsReadPageByPageToItsEnd() {
        Sale sale = service.open(server(), Map.of("cap", 5));
        for (int i = 0; i < 1_200; i++) {
            sale.commands()
                    .xadd(sale.key().audit(), Map.of("who", "bob", "version", "2", "cap.from", "5", "cap.to", "" + i));
        }

        String text = new String(table(sale).getResponseBody(), StandardCharsets.UTF_8);

        assertThat(text.lines().filter(line -> line.contains(",bob,2,cap,5,")).distinct())
                .hasSize(1_200);
        assertThat(text).contains(",alice,1,cap,,5,,");
    }

    @Test
    void anOrganiserIsToldWhoTheyAre() {
        organiser
                .get()
                .uri("/v1/admin/me")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("alice")
                .jsonPath("$.role")
                .isEqualTo("admin");
    }

    private EntityExchangeResult<byte[]> table(Sale sale) {
        return organiser
                .get()
                .uri("/v1/admin/events/{event}/audit", sale.event())
                .header(HttpHeaders.ACCEPT, "text/csv")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
    }

    private WebTestClient.BodyContentSpec audit(Sale sale) {
        return organiser
                .get()
                .uri("/v1/admin/events/{event}/audit", sale.event())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private WebTestClient.ResponseSpec patch(Sale sale, Map<String, Object> patch, String why, String requestId) {
        return organiser
                .patch()
                .uri("/v1/admin/events/{event}?why={why}", sale.event(), why)
                .header("X-Request-Id", requestId)
                .bodyValue(patch)
                .exchange();
    }
}
