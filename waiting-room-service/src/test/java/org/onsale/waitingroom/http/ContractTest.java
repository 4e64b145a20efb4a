package org.onsale.waitingroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsale.waitingroom.redis.EventData;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The HTTP contract, on the real service and a real Redis. */
@ExtendWith(RunningService.class)
class ContractTest {

    private static final String IDENTITY_EVENT = "with-identities";
    private static final Duration SOON = Duration.ofSeconds(60);

    private RunningService.Service service;
    private WebTestClient client;
    private EventData event;

    @BeforeEach
    void prepare(RunningService.Service running, EventData fresh) {
        service = running;
        client = running.client();
        event = fresh;
    }

    @Test
    void joinGivesAPlaceAndRepeatingItTheSameOne() {
        JsonNode joined = json(join("key")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .valueEquals("Location", "/v1/events/" + event.id() + "/turn")
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON));
        JsonNode again = json(join("key").expectStatus().isOk());

        assertThat(joined.get("place").asString()).startsWith("p1.a.").hasSizeLessThanOrEqualTo(300);
        assertThat(joined.get("number").asLong()).isEqualTo(1);
        assertThat(joined.get("status").asString()).isEqualTo("waiting");
        assertThat(again.get("number").asLong()).isEqualTo(1);
    }

    @Test
    void joinTakesAnEmptyObjectAndAnObjectOfAnything() {
        for (String body : new String[] {"{}", "{\"anything\":[1,2]}"}) {
            client.post()
                    .uri("/v1/events/{event}/places", event.id())
                    .header("Idempotency-Key", "key " + body.length())
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(body)
                    .exchange()
                    .expectStatus()
                    .isCreated()
                    .expectBody(JsonNode.class)
                    .returnResult();
        }
    }

    @Test
    void pollTellsHowThePlaceStands() {
        join("first");
        String token = token("second");
        event.set("message", "Doors at <eight>");
        event.survey();

        JsonNode told = awaitTurn(token, node -> node.get("message").isString());

        assertThat(told.propertyNames())
                .containsExactly("status", "number", "ahead", "wait", "pollAfterMs", "message", "asOf");
        assertThat(told.get("status").asString()).isEqualTo("waiting");
        assertThat(told.get("number").asLong()).isEqualTo(2);
        assertThat(told.get("ahead").asLong()).isEqualTo(1);
        assertThat(told.get("wait").toString()).isEqualTo("{\"known\":false}");
        assertThat(told.get("pollAfterMs").asLong()).isBetween(1800L, 2200L);
        assertThat(told.get("message").asString()).isEqualTo("Doors at <eight>");
        assertThat(Instant.parse(told.get("asOf").asString()))
                .isBefore(Instant.now().plusSeconds(60));
    }

    @Test
    void unknownAheadAndNoMessageAreNull() {
        JsonNode told = json(poll(token("first")).expectStatus().isOk());

        assertThat(told.get("ahead").isNull()).isTrue();
        assertThat(told.get("message").isNull()).isTrue();
    }

    @Test
    void calledBuyerIsToldWhereToEnter() {
        String token = token("first");
        event.call(1, 60_000);
        event.survey();

        JsonNode turn = awaitTurn(token, node -> node.get("status").asString().equals("turn"))
                .get("turn");

        String code = event.redis().zrange(event.keys().turns(), 0, -1).get(0);
        assertThat(turn.get("code").asString()).isEqualTo(code);
        assertThat(turn.get("enter").asString())
                .isEqualTo("https://admission.example/enter/" + event.id() + "?turn=" + code);
        assertThat(Instant.parse(turn.get("claimBy").asString())).isAfter(Instant.ofEpochMilli(event.nowMs()));
    }

    @Test
    void leavingIsFinal() {
        String token = token("first");

        for (int i = 0; i < 2; i++) {
            client.delete()
                    .uri("/v1/events/{event}/places", event.id())
                    .header("Authorization", "Bearer " + token)
                    .exchange()
                    .expectStatus()
                    .isNoContent()
                    .expectHeader()
                    .valueEquals("Cache-Control", "no-store")
                    .expectBody()
                    .isEmpty();
        }

        problem(poll(token), 410, "place-gone");
    }

    @Test
    void pollingTooFastIsToldWhenToComeBack() {
        String token = token("first");

        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            for (int i = 0; i < 7; i++) {
                json(poll(token));
            }
            problem(poll(token).expectHeader().valueEquals("Retry-After", "1"), 429, "polling-too-fast");
        });
        awaitTurn(token, node -> node.get("number").asLong() == 1);
    }

    @Test
    void boardIsPublicAndMayBeShared() {
        event.set("phase", "prequeue");
        event.set("opensAt", "2031-05-01T18:00:00Z");
        join("first");
        event.survey();

        JsonNode board = Awaitility.await()
                .atMost(SOON)
                .until(this::board, node -> node.get("waiting").asLong() == 1);

        assertThat(board.propertyNames())
                .containsExactly(
                        "name", "phase", "nowServing", "waiting", "wait", "message", "opensAt", "asOf", "event");
        assertThat(board.get("name").asString()).isEqualTo("Spring tour");
        assertThat(board.get("phase").asString()).isEqualTo("prequeue");
        assertThat(board.get("nowServing").asLong()).isZero();
        assertThat(board.get("opensAt").asString()).isEqualTo("2031-05-01T18:00:00Z");
    }

    @Test
    void closedFullAndHeldEventsSayWhy() {
        event.set("phase", "scheduled");
        event.set("opensAt", "2031-05-01T18:00:00Z");
        JsonNode closed = problem(join("first"), 409, "joining-closed");
        assertThat(closed.get("opensAt").asString()).isEqualTo("2031-05-01T18:00:00Z");

        event.set("phase", "open");
        event.set("maxPlaces", "0");
        problem(join("first").expectHeader().valueMatches("Retry-After", "[2-4][0-9]"), 429, "line-full");

        event.hold();
        problem(join("first").expectHeader().valueMatches("Retry-After", "[2-7]"), 503, "on-hold");
    }

    @Test
    void onePlacePerIdentityNeedsAnAssertionOfTheShop() {
        event.set("onePlacePerIdentity", "true");

        problem(join("key"), 401, "identity-needed");
        assertThat(number(assertedBy("ann", "key"))).isEqualTo(1);
        assertThat(number(assertedBy("ann", "other"))).isEqualTo(1);
        assertThat(number(assertedBy("bob", "key"))).isEqualTo(2);
    }

    static Stream<String> badAssertions() {
        String id = IDENTITY_EVENT;
        JWTClaimsSet good = Tokens.claims(id, "ann");
        return Stream.of(
                "",
                "garbage",
                "eyJhbGciOiJub25lIn0.e30.",
                Tokens.identity("another key of thirty-two bytes or so".getBytes(), JWSAlgorithm.HS256, good),
                Tokens.identity(new byte[64], JWSAlgorithm.HS512, good),
                signed(Tokens.claims("other-event", "ann")),
                signed(new JWTClaimsSet.Builder().audience(id).subject("ann").build()),
                signed(new JWTClaimsSet.Builder(good)
                        .expirationTime(Date.from(Instant.now().minusSeconds(1)))
                        .build()),
                signed(new JWTClaimsSet.Builder(good)
                        .notBeforeTime(Date.from(Instant.now().plusSeconds(60)))
                        .build()),
                signed(Tokens.claims(id, "")),
                signed(Tokens.claims(id, "a".repeat(257))),
                signed(new JWTClaimsSet.Builder(good).subject(null).build()));
    }

    private static String signed(JWTClaimsSet claims) {
        return Tokens.identity(RunningService.IDENTITY_KEY, JWSAlgorithm.HS256, claims);
    }

    @ParameterizedTest
    @MethodSource("badAssertions")
    void badAssertionProvesNothing(String assertion) {
        EventData fixed = EventData.named(service.redis(), IDENTITY_EVENT);
        fixed.found(EventData.EPOCH);
        fixed.set("onePlacePerIdentity", "true");

        problem(
                client.post()
                        .uri("/v1/events/{event}/places", IDENTITY_EVENT)
                        .header("Idempotency-Key", "key")
                        .header("Onsale-Identity", assertion)
                        .exchange(),
                401,
                "identity-needed");
    }

    @Test
    void pagesOfTheShopMayCallAndNeedNotAskAgain() {
        client.options()
                .uri("/v1/events/{event}/places", event.id())
                .header("Origin", RunningService.PAGE_ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "idempotency-key,onsale-identity,authorization,content-type")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", RunningService.PAGE_ORIGIN)
                .expectHeader()
                .valueEquals("Access-Control-Max-Age", "7200")
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials")
                .expectBody()
                .isEmpty();
        client.get()
                .uri("/v1/events/{event}/board", event.id())
                .header("Origin", RunningService.PAGE_ORIGIN)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Expose-Headers", "Retry-After, Location")
                .expectBody(JsonNode.class)
                .returnResult();
    }

    @Test
    void newSettingsReachPollsWithinASecond() {
        String token = token("first");
        event.survey();
        awaitTurn(token, node -> node.get("ahead").isNumber());

        event.set("phase", "paused");
        service.redis().publish(event.keys().changedTopic(), "2");

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> board().get("phase").asString().equals("paused"));
    }

    @Test
    void presenceIsReportedByTheTick() {
        String token = token("first");
        service.redis().del(event.keys().presence());
        json(poll(token).expectStatus().isOk());

        Awaitility.await().atMost(SOON).until(() -> event.presentUntilMs(1) > event.nowMs());
    }

    @Test
    void managementTellsHealthAndFigures() {
        token("first");

        service.management()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectBody()
                .jsonPath("status")
                .isEqualTo("UP");
        service.management()
                .get()
                .uri("/actuator/health/liveness")
                .exchange()
                .expectBody()
                .jsonPath("status")
                .isEqualTo("UP");
        String figures = service.management()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(figures)
                .contains("onsale_waiting_room_joins_total{")
                .contains("outcome=\"joined\"")
                .contains("onsale_waiting_room_polls_total{")
                .contains("onsale_waiting_room_board_age_seconds")
                .contains("onsale_redis_guards_open")
                .doesNotContain(event.id().value())
                .doesNotContain("p1.a.");
    }

    private WebTestClient.ResponseSpec join(String key) {
        return client.post()
                .uri("/v1/events/{event}/places", event.id())
                .header("Idempotency-Key", key)
                .exchange();
    }

    private WebTestClient.ResponseSpec assertedBy(String subject, String key) {
        return client.post()
                .uri("/v1/events/{event}/places", event.id())
                .header("Idempotency-Key", key)
                .header("Onsale-Identity", Tokens.identity(event.id().value(), subject))
                .exchange();
    }

    private String token(String key) {
        return json(join(key).expectStatus().isCreated()).get("place").asString();
    }

    private static long number(WebTestClient.ResponseSpec response) {
        return json(response.expectStatus().is2xxSuccessful()).get("number").asLong();
    }

    private WebTestClient.ResponseSpec poll(String token) {
        return client.get()
                .uri("/v1/events/{event}/turn", event.id())
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private JsonNode board() {
        return json(client.get()
                .uri("/v1/events/{event}/board", event.id())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=1, public"));
    }

    /** Polls, once a second, until the answer is as wanted. */
    private JsonNode awaitTurn(String token, Predicate<JsonNode> isWanted) {
        return Awaitility.await()
                .atMost(SOON)
                .pollDelay(Duration.ofMillis(300))
                .pollInterval(Duration.ofMillis(600))
                .until(() -> json(poll(token)), node -> node.has("number") && isWanted.test(node));
    }

    private static JsonNode problem(WebTestClient.ResponseSpec response, int status, String type) {
        JsonNode body = json(response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("Cache-Control", "no-store"));
        assertThat(body.get("type").asString()).isEqualTo("urn:onsale:problem:" + type);
        return body;
    }

    private static JsonNode json(WebTestClient.ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
