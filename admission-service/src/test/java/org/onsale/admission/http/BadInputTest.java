package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsale.admission.domain.Checkout;
import org.onsale.admission.domain.ReturnToTest;
import org.onsale.admission.support.ForgedPasses;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent: the right status, a problem in JSON, no insides of the service, and nothing changed. */
final class BadInputTest extends RedisTest {
    private static final String SHOP = "https://shop.example";
    private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final Service SERVICE = Service.first();
    private static final Sale SALE = SERVICE.open(server(), Map.of("cap", 1, "returnOrigins", List.of(SHOP)));
    private static final Service.Admitted HOLDER = SERVICE.enter(SALE);
    private static final Sale OTHER = SERVICE.open(server(), Map.of("cap", 1));
    private static final String ADMIN = "Bearer " + Service.ADMIN_TOKEN;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** One bad request and what is to come back. */
    record Case(
            String name,
            String method,
            String path,
            Map<String, String> headers,
            byte[] body,
            int status,
            String type) {
        static Case of(String name, String method, String path, int status, String type) {
            return new Case(name, method, path, Map.of(), new byte[0], status, type);
        }

        Case with(String header, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(header, value);
            return new Case(name, method, path, more, body, status, type);
        }

        Case json(String text) {
            return new Case(name, method, path, headers, text.getBytes(StandardCharsets.UTF_8), status, type)
                    .with("Content-Type", "application/json");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> malformedBodies() {
        String path = "/v1/events/" + SALE.event() + "/checkouts";
        Map<String, String> bodies = new TreeMap<>(Map.of(
                "cut off", "{\"turn\":",
                "not JSON", "turn=1",
                "an array", "[]",
                "a text", "\"turn\"",
                "a number", "1",
                "two documents", "{} {}",
                "an unknown field", "{\"trun\":\"" + ID + "\"}",
                "the same key twice", "{\"turn\":\"a\",\"turn\":\"b\"}",
                "a number as turn", "{\"turn\":1}",
                "an object as turn", "{\"turn\":{}}"));
        bodies.put("nested 100,000 deep", "[".repeat(8_000) + "]".repeat(8_000));
        bodies.put("NaN", "{\"turn\":NaN}");
        bodies.put("a comment", "{/* */}");
        bodies.put("a zero", "{\\u0000}");
        return bodies.entrySet().stream()
                .map(body -> Case.of("checkouts: " + body.getKey(), "POST", path, 400, "invalid-request")
                        .json(body.getValue()));
    }

    static Stream<Case> requests() {
        String event = "/v1/events/" + SALE.event();
        String checkouts = event + "/checkouts";
        String admin = "/v1/admin/events/" + SALE.event();
        return Stream.of(
                Case.of("a turn nobody offered", "POST", checkouts, 409, "turn-not-offered")
                        .json("{\"turn\":\"" + ID + "\"}"),
                Case.of("a turn of another form", "POST", checkouts, 409, "turn-not-offered")
                        .json("{\"turn\":\"*\"}"),
                Case.of("an empty turn", "POST", checkouts, 409, "turn-not-offered")
                        .json("{\"turn\":\"\"}"),
                Case.of("a body of 20 KB", "POST", checkouts, 413, "too-large")
                        .json("{\"turn\":\"" + "x".repeat(20_000) + "\"}"),
                Case.of("a body of another type", "POST", checkouts, 415, "unsupported-media-type")
                        .json("{}")
                        .with("Content-Type", "text/plain"),
                Case.of("a body of a broken type", "POST", checkouts, 415, "unsupported-media-type")
                        .json("{}")
                        .with("Content-Type", "application/"),
                Case.of("an answer nobody can give", "POST", checkouts, 406, "not-acceptable")
                        .with("Accept", "image/png"),
                Case.of("an empty key", "POST", checkouts, 400, "invalid-request")
                        .with("Idempotency-Key", ""),
                Case.of("a key of 129 characters", "POST", checkouts, 400, "invalid-request")
                        .with("Idempotency-Key", "k".repeat(129)),
                Case.of("an unknown event", "POST", "/v1/events/nobody-knows-it/checkouts", 404, "unknown-event"),
                Case.of("an event in capitals", "POST", "/v1/events/DEMO/checkouts", 404, "unknown-event"),
                Case.of(
                        "an event of 65 characters",
                        "POST",
                        "/v1/events/" + "e".repeat(65) + "/checkouts",
                        404,
                        "unknown-event"),
                Case.of("an event with a tag", "POST", "/v1/events/%7Bdemo%7D/checkouts", 404, "not-found"),
                Case.of("an event with a pattern", "POST", "/v1/events/*/checkouts", 404, "not-found"),
                Case.of("a path that climbs", "POST", "/v1/events/%2e%2e/checkouts", 404, "not-found"),
                Case.of("a path with a parameter", "POST", checkouts + ";x=1", 404, "not-found"),
                Case.of("a path with a zero", "POST", "/v1/events/demo%00/checkouts", 404, "not-found"),
                Case.of("a path with a line break", "POST", "/v1/events/demo%0d%0a/checkouts", 404, "not-found"),
                Case.of("a slash at the end", "POST", checkouts + "/", 404, "not-found"),
                Case.of("two slashes", "POST", "/" + checkouts, 404, "not-found"),
                Case.of("nothing there", "GET", "/v1/nothing", 404, "not-found"),
                Case.of("the root", "GET", "/", 404, "not-found"),
                Case.of("actuator on the wrong port", "GET", "/actuator/health", 404, "not-found"),
                Case.of("the wrong method", "GET", checkouts, 405, "method-not-allowed"),
                Case.of("PATCH of a checkout", "PATCH", checkouts + "/" + ID, 405, "method-not-allowed"),
                Case.of("TRACE", "TRACE", checkouts, 405, "method-not-allowed"),
                Case.of("a made-up method", "BREW", checkouts, 405, "method-not-allowed"),
                Case.of("POST to the check", "POST", "/v1/check?event=" + SALE.event(), 405, "method-not-allowed"),
                Case.of("HEAD of the way in", "HEAD", "/enter/" + SALE.event(), 405, ""),
                Case.of("a heartbeat without a pass", "PUT", checkouts + "/" + ID, 401, "invalid-pass"),
                Case.of("a heartbeat with another's pass", "PUT", checkouts + "/" + ID, 401, "invalid-pass")
                        .with("Authorization", HOLDER.bearer()),
                Case.of("a heartbeat with the organiser's token", "PUT", checkouts + "/" + ID, 401, "invalid-pass")
                        .with("Authorization", ADMIN),
                Case.of("a heartbeat with the shop's key", "PUT", checkouts + "/" + ID, 401, "invalid-pass")
                        .with("Authorization", "Bearer " + Service.SHOP_KEY),
                Case.of("a checkout id of another form", "PUT", checkouts + "/1", 400, "invalid-request")
                        .with("Authorization", HOLDER.bearer()),
                Case.of("a release without a pass", "DELETE", checkouts + "/" + HOLDER.checkout(), 401, "invalid-pass"),
                Case.of(
                                "a release with a wrong key",
                                "DELETE",
                                checkouts + "/" + HOLDER.checkout(),
                                401,
                                "invalid-pass")
                        .with("Authorization", "Bearer " + Service.SHOP_KEY + "x"),
                Case.of(
                                "a release with another event's pass",
                                "DELETE",
                                "/v1/events/" + OTHER.event() + "/checkouts/" + HOLDER.checkout(),
                                401,
                                "invalid-pass")
                        .with("Authorization", HOLDER.bearer()),
                Case.of(
                                "a release with an unknown outcome",
                                "DELETE",
                                checkouts + "/" + HOLDER.checkout() + "?outcome=stolen",
                                400,
                                "invalid-request")
                        .with("Authorization", HOLDER.bearer()),
                Case.of("a check of no event", "GET", "/v1/check", 400, "invalid-request"),
                Case.of("a check of an impossible event", "GET", "/v1/check?event=%2F", 404, "unknown-event"),
                Case.of(
                        "a check in an unknown mode",
                        "GET",
                        "/v1/check?event=" + SALE.event() + "&mode=x",
                        400,
                        "invalid-request"),
                Case.of(
                        "the way in of an unknown event",
                        "GET",
                        "/enter/nobody-knows-it?return_to=" + SHOP,
                        404,
                        "unknown-event"),
                Case.of("the way in without a way back", "GET", "/enter/" + OTHER.event(), 400, "invalid-request"),
                Case.of("an organiser's call without a token", "PUT", admin, 401, "unauthorized")
                        .json("{\"cap\":1}"),
                Case.of("an organiser's call with a buyer's pass", "PUT", admin, 401, "unauthorized")
                        .json("{\"cap\":1}")
                        .with("Authorization", HOLDER.bearer()),
                Case.of("the organiser's side in capitals", "GET", "/V1/ADMIN/events", 404, "not-found"),
                Case.of("the organiser's side in disguise", "GET", "/v1/%61dmin/events", 404, "not-found"),
                Case.of("the organiser's side with a parameter", "GET", "/v1/admin;a=b/events", 404, "not-found"),
                organiser("settings without a cap", "PUT", admin, 400, "invalid-request")
                        .json("{}"),
                organiser("settings out of range", "PUT", admin, 400, "invalid-request")
                        .json("{\"cap\":-1}"),
                organiser("a cap beyond all numbers", "PUT", admin, 400, "invalid-request")
                        .json("{\"cap\":1e400}"),
                organiser("settings nobody knows", "PATCH", admin, 400, "invalid-request")
                        .json("{\"kap\":1}"),
                organiser("a read-only setting", "PATCH", admin, 400, "invalid-request")
                        .json("{\"version\":9}"),
                organiser("the same setting twice", "PATCH", admin, 400, "invalid-request")
                        .json("{\"cap\":1,\"cap\":2}"),
                organiser("settings that are a list", "PUT", admin, 400, "invalid-request")
                        .json("[]"),
                organiser("settings that are null", "PUT", admin, 400, "invalid-request")
                        .json("null"),
                organiser("no settings", "PUT", admin, 400, "invalid-request").with("Content-Type", "application/json"),
                organiser("settings of 20 KB", "PUT", admin, 413, "too-large")
                        .json("{\"cap\":1,\"message\":\"" + "x".repeat(20_000) + "\"}"),
                organiser("settings of another type", "PUT", admin, 415, "unsupported-media-type")
                        .json("cap: 1")
                        .with("Content-Type", "application/yaml"),
                organiser("a hostile origin", "PATCH", admin, 400, "invalid-request")
                        .json("{\"returnOrigins\":[\"https://shop.example@evil.example\"]}"),
                organiser(
                                "a patch of an unknown event",
                                "PATCH",
                                "/v1/admin/events/nobody-knows-it",
                                404,
                                "unknown-event")
                        .json("{\"cap\":1}"),
                organiser("a new event in capitals", "PUT", "/v1/admin/events/DEMO", 400, "invalid-request")
                        .json("{\"cap\":1}"),
                organiser("a broken If-Match", "PATCH", admin, 400, "invalid-request")
                        .json("{\"cap\":1}")
                        .with("If-Match", "1"),
                organiser("a page of nothing", "GET", admin + "/admissions?count=0", 400, "invalid-request"),
                organiser("a page of too much", "GET", admin + "/audit?count=1001", 400, "invalid-request"),
                organiser("a page after nonsense", "GET", admin + "/admissions?after=$", 400, "invalid-request"),
                organiser("deleting an event", "DELETE", admin, 405, "method-not-allowed"),
                organiser(
                        "live figures of an unknown event",
                        "GET",
                        "/v1/admin/events/nobody-knows-it/live",
                        404,
                        "unknown-event"),
                organiser(
                        "a stream of an unknown event",
                        "GET",
                        "/v1/admin/events/nobody-knows-it/live/stream",
                        404,
                        "unknown-event"));
    }

    private static Case organiser(String name, String method, String path, int status, String type) {
        return Case.of(name, method, path, status, type).with("Authorization", ADMIN);
    }

    static Stream<Case> hostileWaysBack() {
        return ReturnToTest.hostile().stream()
                .map(address -> Case.of(
                        "return_to="
                                + address.substring(0, Math.min(40, address.length()))
                                        .replaceAll("\\p{Cntrl}", "?"),
                        "GET",
                        "/enter/" + OTHER.event() + "?return_to=" + UriUtils.encode(address, StandardCharsets.UTF_8),
                        400,
                        "invalid-request"));
    }

    static Stream<Case> forgedPasses() {
        Checkout checkout =
                new Checkout(HOLDER.checkout(), Instant.now(), Instant.now().plusSeconds(600), 0, 0);
        List<Case> cases = new ArrayList<>();
        new ForgedPasses(Service.PASS_KEY, Instant.now())
                .byName(SALE.event(), checkout)
                .forEach((name, pass) -> {
                    if (pass.length() < 7_000) {
                        String path = "/v1/events/" + SALE.event() + "/checkouts/" + HOLDER.checkout();
                        cases.add(Case.of("release with a pass with " + name, "DELETE", path, 401, "invalid-pass")
                                .with("Authorization", "Bearer " + pass.strip() + (pass.endsWith(" ") ? "x" : "")));
                    }
                });
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"malformedBodies", "requests", "hostileWaysBack", "forgedPasses"})
    void isRefused(Case bad) throws Exception {
        Map<String, String> before = state();

        HttpResponse<String> answer = send(bad);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(bad.status());
        if (!bad.method().equals("HEAD")) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(problem.get("type").asString()).isEqualTo("urn:onsale:problem:" + bad.type());
            assertThat(problem.get("status").asInt()).isEqualTo(bad.status());
            assertThat(problem.get("detail").asString()).isNotBlank();
        }
        assertThat(answer.body()).doesNotContainIgnoringCase("exception", "java.", "\tat ", "trace", "org.", "redis");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    /** The board is written with every tick, whatever was asked. */
    private static Map<String, String> state() {
        Map<String, String> state = new TreeMap<>(SALE.snapshot());
        state.putAll(OTHER.snapshot());
        state.remove(SALE.key().board());
        state.remove(OTHER.key().board());
        return state;
    }

    @Test
    void aHundredThousandsDeepNestingIsTooLargeAlready() throws Exception {
        Case deep = Case.of("deep", "POST", "/v1/events/" + SALE.event() + "/checkouts", 413, "too-large")
                .json("[".repeat(100_000));

        assertThat(send(deep).statusCode()).isEqualTo(413);
    }

    @Test
    void aBodyThatDoesNotSayHowLargeItIsIsCutOff() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/v1/events/" + SALE.event() + "/checkouts"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                        ("{\"turn\":\"" + "x".repeat(200_000) + "\"}").getBytes(StandardCharsets.UTF_8))))
                .build();

        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("urn:onsale:problem:too-large");
    }

    @Test
    void anAddressLongerThanAnyOfOursIsRefused() throws Exception {
        HttpResponse<String> answer = send(Case.of("long", "GET", "/enter/demo?x=" + "x".repeat(9_000), 414, ""));

        assertThat(answer.statusCode()).isEqualTo(414);
    }

    @Test
    void aKeyThatCannotBePrintedIsRefused() {
        SERVICE.anyone()
                .post()
                .uri("/v1/events/{event}/checkouts", SALE.event())
                .header("Idempotency-Key", "caf\u00e9")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private static HttpResponse<String> send(Case request) throws Exception {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(request.path()))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        return CLIENT.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + SERVICE.port() + path);
    }
}
