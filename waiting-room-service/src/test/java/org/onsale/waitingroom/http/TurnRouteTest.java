package org.onsale.waitingroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.waitingroom.redis.EventData;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The usual poll goes by the route, an unusual one by the controller: whoever asks must not notice which. */
@ExtendWith(RunningService.class)
class TurnRouteTest {

    private static final String USUAL = "application/json";
    private static final String UNUSUAL = "text/plain;q=0.1, application/json;q=0.9";

    private WebTestClient client;
    private EventData event;

    @BeforeEach
    void prepare(RunningService.Service service, EventData fresh) {
        client = service.client();
        event = fresh;
    }

    @Test
    void whoWaits() {
        event.set("message", "Doors \"at\" eight \\ 🎟");

        assertSameAnswer(Tokens.place(event.id().value(), 1), 200);
    }

    @Test
    void whoHasNoPlaceHere() {
        assertSameAnswer(Tokens.place("another", 1), 401);
    }

    @Test
    void whoLeft() {
        String token = Tokens.place(event.id().value(), 1);
        client.delete()
                .uri("/v1/events/{event}/places", event.id())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange()
                .expectStatus()
                .isNoContent();

        assertSameAnswer(token, 410);
    }

    @Test
    void twoTokensAreNone() {
        String token = "Bearer " + Tokens.place(event.id().value(), 1);

        client.get()
                .uri("/v1/events/{event}/turn", event.id())
                .header(HttpHeaders.AUTHORIZATION, token, token)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private void assertSameAnswer(String token, int status) {
        EntityExchangeResult<JsonNode> byRoute = poll(token, USUAL);
        EntityExchangeResult<JsonNode> byController = poll(token, UNUSUAL);

        assertThat(byRoute.getStatus().value()).isEqualTo(status);
        assertThat(byController.getStatus().value()).isEqualTo(status);
        assertThat(steady(byRoute.getResponseBody())).isEqualTo(steady(byController.getResponseBody()));
        assertThat(told(byRoute)).isEqualTo(told(byController));
        assertThat(byRoute.getResponseHeaders().get(HttpHeaders.VARY)).containsExactly("origin");
        assertThat(byController.getResponseHeaders().get(HttpHeaders.VARY)).hasSizeGreaterThan(1);
    }

    private EntityExchangeResult<JsonNode> poll(String token, String accept) {
        return client.get()
                .uri("/v1/events/{event}/turn", event.id())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .header(HttpHeaders.ACCEPT, accept)
                .header(HttpHeaders.ORIGIN, RunningService.PAGE_ORIGIN)
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult();
    }

    /** Without what differs from poll to poll. */
    private static JsonNode steady(JsonNode body) {
        return ((ObjectNode) Objects.requireNonNull(body)).without(List.of("pollAfterMs", "asOf"));
    }

    private static Map<String, List<String>> told(EntityExchangeResult<JsonNode> answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        answer.getResponseHeaders().forEach(headers::put);
        headers.keySet().removeAll(List.of(HttpHeaders.VARY, HttpHeaders.CONTENT_LENGTH));
        return headers;
    }
}
