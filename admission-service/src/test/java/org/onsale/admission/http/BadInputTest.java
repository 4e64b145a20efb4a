package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsale.admission.domain.Checkout;
import org.onsale.admission.support.ForgedPasses;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent: the right status, a problem in JSON, no insides of the service, and nothing changed. */
final class BadInputTest extends RedisTest {
    private static final int LONGEST_HEADER = 7_000;
    private static final Service SERVICE = Service.first();
    private static final String ADDRESS = "http://127.0.0.1:" + SERVICE.port();
    private static final Sale SALE =
            SERVICE.open(server(), Map.of("cap", 1, "returnOrigins", List.of("https://shop.example")));
    private static final Service.Admitted HOLDER = SERVICE.enter(SALE);
    private static final Sale NOWHERE = SERVICE.open(server(), Map.of("cap", 1));
    private static final String CHECKOUTS = "/v1/events/" + SALE.event() + "/checkouts";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Stream<BadRequest> table() throws IOException {
        Map<String, String> placeholders = new TreeMap<>();
        placeholders.put("event", SALE.event().value());
        placeholders.put("other", NOWHERE.event().value());
        placeholders.put("checkout", HOLDER.checkout());
        placeholders.put("pass", HOLDER.pass());
        placeholders.put("id", "AAAAAAAAAAAAAAAAAAAAAA");
        placeholders.put("admin", Service.ADMIN_TOKEN);
        placeholders.put("shop", Service.SHOP_KEY);
        placeholders.put("129", "k".repeat(129));
        placeholders.put("20KB", "x".repeat(20_000));
        placeholders.put("deep", "[".repeat(8_000) + "]".repeat(8_000));
        return BadRequest.table(placeholders);
    }

    static Stream<BadRequest> forgedPasses() {
        Instant now = Instant.now();
        Checkout checkout = new Checkout(HOLDER.checkout(), now, now.plusSeconds(600), 0, 0);
        return new ForgedPasses(Service.PASS_KEY, now)
                .byName(SALE.event(), checkout).entrySet().stream()
                        .filter(pass -> pass.getValue().length() < LONGEST_HEADER
                                && pass.getValue().equals(pass.getValue().strip()))
                        .map(pass -> new BadRequest(
                                "a release by a pass with " + pass.getKey(),
                                "DELETE",
                                CHECKOUTS + "/" + HOLDER.checkout(),
                                Map.of("Authorization", "Bearer " + pass.getValue()),
                                "",
                                401,
                                "invalid-pass"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"table", "forgedPasses"})
    void isRefused(BadRequest bad) throws Exception {
        Map<String, String> before = state();

        HttpResponse<String> answer = CLIENT.send(bad.to(ADDRESS), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(bad.status());
        if (!bad.type().isEmpty()) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            JsonNode problem = JsonMapper.shared().readTree(answer.body());
            assertThat(problem.get("type").asString()).isEqualTo("urn:onsale:problem:" + bad.type());
            assertThat(problem.get("status").asInt()).isEqualTo(bad.status());
            assertThat(problem.get("detail").asString()).isNotBlank();
        }
        assertThat(answer.body()).doesNotContainIgnoringCase("exception", "java.", "\tat ", "trace", "org.", "redis");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().map()).doesNotContainKeys("location", "set-cookie");
        assertThat(state()).isEqualTo(before);
    }

    /** The board is written with every tick, whatever was asked. */
    private static Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        for (Sale sale : List.of(SALE, NOWHERE)) {
            state.putAll(sale.snapshot());
            state.remove(sale.key().board());
            state.remove(sale.key().history());
        }
        return state;
    }

    @Test
    void aBodyThatDoesNotSayHowLargeItIsIsCutOff() throws Exception {
        byte[] body = ("{\"turn\":\"" + "x".repeat(200_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(ADDRESS + CHECKOUTS))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("urn:onsale:problem:too-large");
    }

    @Test
    void anAddressLongerThanAnyOfOursIsRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ADDRESS + "/enter/demo?x=" + "x".repeat(9_000)))
                .build();

        assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(414);
    }

    @Test
    void aKeyThatCannotBePrintedIsRefused() {
        SERVICE.anyone()
                .post()
                .uri(CHECKOUTS)
                .header("Idempotency-Key", "caf\u00e9")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }
}
