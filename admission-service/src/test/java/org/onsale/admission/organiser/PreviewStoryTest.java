package org.onsale.admission.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Sale.numbers;
import static org.onsale.admission.support.Waits.until;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

final class PreviewStoryTest extends RedisTest {
    private final Service service = Service.first();

    @Test
    void aPreviewTellsWhatAHigherCapWouldDoAndChangesNothing() {
        Sale sale = service.open(server(), Map.of("cap", 1)).present(numbers(1, 30));
        Map<String, String> before = sale.commands().hgetall(sale.key().settings());

        until("the node to know the line", () -> told(sale).letInAtOnce() == 20);

        Told told = told(sale);
        assertThat(told.changes().get("cap")).isEqualTo(Map.of("from", 1, "to", 21));
        assertThat(told.crowd()).isTrue();
        assertThat(told.effects()).first().isEqualTo("20 people are let in at once.");
        assertThat(told.expectedWait().get("now")).containsEntry("known", false);
        assertThat(sale.commands().hgetall(sale.key().settings())).isEqualTo(before);
        assertThat(sale.held()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"cap\": -1}", "{\"caps\": 1}", "{\"version\": 3}", "[]", "", "{"})
    void whatAChangeWouldBeRefusedForIsRefusedHereToo(String patch) {
        Sale sale = service.open(server(), Map.of("cap", 1));

        preview(sale, patch).expectStatus().isBadRequest();
    }

    @Test
    void anEventNobodyKnowsHasNoPreview() {
        preview(Sale.unheardOf(server()), "{\"cap\": 1}").expectStatus().isNotFound();
    }

    /** The answer as its readers see it. */
    record Told(
            Map<String, Map<String, Object>> changes,
            @JsonProperty("wait") Map<String, Map<String, Object>> expectedWait,
            int letInAtOnce,
            boolean crowd,
            List<String> effects) {}

    private Told told(Sale sale) {
        return preview(sale, "{\"cap\": 21}")
                .expectStatus()
                .isOk()
                .expectBody(Told.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec preview(Sale sale, String patch) {
        return service.organiser()
                .post()
                .uri("/v1/admin/events/{event}/preview", sale.event())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(patch)
                .exchange();
    }
}
