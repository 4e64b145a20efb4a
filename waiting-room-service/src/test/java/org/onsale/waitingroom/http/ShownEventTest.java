package org.onsale.waitingroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.waitingroom.redis.EventData;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What answers tell a page to show of the event: who sells, in what colours, and why a sale is over. */
@ExtendWith(RunningService.class)
class ShownEventTest {

    private static final String LOGO = "https://cdn.shop.example/logo.png";

    private WebTestClient client;
    private EventData event;

    @BeforeEach
    void prepare(RunningService.Service running, EventData fresh) {
        client = running.client();
        event = fresh;
    }

    @Test
    void joinAndBoardTellTheBranding() {
        event.set("colour", "#0a7d38");
        event.set("logo", LOGO);
        event.set("returnOrigins", "https://shop.example https://other.example");

        JsonNode joined = join("key", 201);
        JsonNode board = board();

        for (JsonNode answer : new JsonNode[] {joined, board}) {
            JsonNode shown = answer.get("event");
            assertThat(shown.propertyNames()).containsExactly("name", "colour", "logo", "shop");
            assertThat(shown.get("name").asString()).isEqualTo("Spring tour");
            assertThat(shown.get("colour").asString()).isEqualTo("#0a7d38");
            assertThat(shown.get("logo").asString()).isEqualTo(LOGO);
            assertThat(shown.get("shop").asString()).isEqualTo("https://shop.example/");
        }
        assertThat(board.get("name").asString()).isEqualTo("Spring tour");
    }

    @Test
    void whatTheOrganiserDidNotGiveIsLeftOut() {
        JsonNode joined = join("key", 201);

        assertThat(joined.get("event").propertyNames()).containsExactly("name");
        assertThat(joined.has("opensAt")).isFalse();
        assertThat(joined.has("reason")).isFalse();
    }

    @Test
    void pollsStaySmall() {
        event.set("logo", LOGO);
        String token = join("key", 201).get("place").asString();

        JsonNode told = poll(token);

        assertThat(told.propertyNames())
                .containsExactly("status", "number", "ahead", "wait", "pollAfterMs", "message", "asOf");
        assertThat(told.toString()).hasSizeLessThan(220);
    }

    @Test
    void prequeueTellsTheOpeningTimeAndWaitingDoesNot() {
        event.set("opensAt", "2031-05-01T18:00:00Z");
        event.set("phase", "prequeue");
        JsonNode early = join("key", 201);

        event.set("phase", "open");
        event.survey();
        JsonNode later = await(
                () -> poll(early.get("place").asString()),
                told -> told.path("status").asString().equals("waiting"));

        assertThat(early.get("status").asString()).isEqualTo("prequeue");
        assertThat(early.get("opensAt").asString()).isEqualTo("2031-05-01T18:00:00Z");
        assertThat(later.has("opensAt")).isFalse();
    }

    @Test
    void aClosedSaleSaysThatItIsSoldOut() {
        String token = join("key", 201).get("place").asString();
        event.set("soldOut", "true");
        event.set("phase", "closed");
        event.set("message", "Thank you, everyone");
        event.set("colour", "#0a7d38");
        event.survey();

        JsonNode told =
                await(() -> poll(token), node -> node.path("status").asString().equals("closed"));
        JsonNode refused = join("other", 409);

        assertThat(told.get("reason").asString()).isEqualTo("soldOut");
        assertThat(board().get("reason").asString()).isEqualTo("soldOut");
        assertThat(refused.get("type").asString()).isEqualTo("urn:onsale:problem:joining-closed");
        assertThat(refused.get("reason").asString()).isEqualTo("soldOut");
        assertThat(refused.get("message").asString()).isEqualTo("Thank you, everyone");
        assertThat(refused.get("event").get("name").asString()).isEqualTo("Spring tour");
        assertThat(refused.get("event").get("colour").asString()).isEqualTo("#0a7d38");
    }

    @Test
    void soldOutIsToldOnlyOnceTheSaleIsClosed() {
        event.set("soldOut", "true");
        event.set("phase", "draining");

        JsonNode refused = join("key", 409);

        assertThat(refused.has("reason")).isFalse();
        assertThat(refused.has("message")).isFalse();
        assertThat(board().has("reason")).isFalse();
    }

    private JsonNode join(String key, int status) {
        return json(client.post()
                .uri("/v1/events/{event}/places", event.id())
                .header("Idempotency-Key", key)
                .exchange()
                .expectStatus()
                .isEqualTo(status));
    }

    private JsonNode poll(String token) {
        return json(client.get()
                .uri("/v1/events/{event}/turn", event.id())
                .header("Authorization", "Bearer " + token)
                .exchange());
    }

    private JsonNode board() {
        return json(client.get().uri("/v1/events/{event}/board", event.id()).exchange());
    }

    private static JsonNode await(Supplier<JsonNode> ask, Predicate<JsonNode> isWanted) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ofMillis(300))
                .pollInterval(Duration.ofMillis(600))
                .until(ask::get, isWanted);
    }

    private static JsonNode json(WebTestClient.ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
