package org.onsale.waitingroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsale.waitingroom.redis.EventData;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Malformed, forged, oversized, misdirected: the right status and type, no stack trace, nothing changed. */
@ExtendWith(RunningService.class)
class BadInputTest {

    private static final String KEY = "Idempotency-Key";
    private static final String JSON = "application/json";

    private RunningService.Service service;
    private EventData event;

    @BeforeEach
    void prepare(RunningService.Service running, EventData fresh) {
        service = running;
        event = fresh;
    }

    /** {@code {event}} in path and headers stands for the event of the test, {@code {token}} for its valid token. */
    record Case(
            String what,
            String method,
            String path,
            Map<String, String> headers,
            String body,
            int status,
            String type) {

        Case at(String otherPath) {
            return new Case(what, method, otherPath, headers, body, status, type);
        }

        Case with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Case(what, method, path, more, body, status, type);
        }

        Case sending(String text) {
            return new Case(what, method, path, headers, text, status, type);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static Case of(String what, String method, String path, int status, String type) {
        return new Case(what, method, path, Map.of(), "", status, type);
    }

    private static Case join(String what, int status, String type) {
        return of(what, "POST", "/v1/events/{event}/places", status, type).with(KEY, "k");
    }

    private static Case poll(String what) {
        return of(what, "GET", "/v1/events/{event}/turn", 401, "invalid-token");
    }

    static Stream<Case> cases() {
        return Stream.of(paths(), events(), keys(), bodies(), tokens(), polls(), headers())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> paths() {
        return Stream.of(
                of("no such path", "GET", "/v1/nothing", 404, "not-found"),
                of("root", "GET", "/", 404, "not-found"),
                of("other version", "GET", "/v2/events/{event}/board", 404, "not-found"),
                of("slash at the end", "GET", "/v1/events/{event}/board/", 404, "not-found"),
                of("slash twice", "GET", "//v1/events/{event}/board", 404, "not-found"),
                of("other case", "GET", "/V1/EVENTS/{event}/BOARD", 404, "not-found"),
                of("admin path", "GET", "/v1/admin/events", 404, "not-found"),
                of("management on the public port", "GET", "/actuator/health", 404, "not-found"),
                of("file outside", "GET", "/v1/events/../../etc/passwd", 404, "not-found"),
                of("PUT of places", "PUT", "/v1/events/{event}/places", 405, "method-not-allowed"),
                of("GET of places", "GET", "/v1/events/{event}/places", 405, "method-not-allowed"),
                of("PATCH of places", "PATCH", "/v1/events/{event}/places", 405, "method-not-allowed"),
                of("POST of turn", "POST", "/v1/events/{event}/turn", 405, "method-not-allowed"),
                of("DELETE of turn", "DELETE", "/v1/events/{event}/turn", 405, "method-not-allowed"),
                of("POST of board", "POST", "/v1/events/{event}/board", 405, "method-not-allowed"),
                of("DELETE of board", "DELETE", "/v1/events/{event}/board", 405, "method-not-allowed"));
    }

    private static Stream<Case> events() {
        return Stream.of(
                of("event that is not there", "GET", "/v1/events/no-such-event/board", 404, "unknown-event"),
                of("event in capitals", "GET", "/v1/events/DEMO/board", 404, "unknown-event"),
                of("event of 65 characters", "GET", "/v1/events/" + "e".repeat(65) + "/board", 404, "unknown-event"),
                of("event with a brace", "GET", "/v1/events/%7Bdemo%7D/board", 404, "unknown-event"),
                of("event with a star", "GET", "/v1/events/*/board", 404, "unknown-event"),
                of("event with a null byte", "GET", "/v1/events/demo%00/board", 404, "unknown-event"),
                of("event with a line break", "GET", "/v1/events/demo%0d%0aX:1/board", 404, "unknown-event"),
                of("event with a look-alike", "GET", "/v1/events/d%D0%B5mo/board", 404, "unknown-event"),
                of("event that begins with a dash", "GET", "/v1/events/-demo/board", 404, "unknown-event"),
                of("event that is a dot", "GET", "/v1/events/%2e/board", 404, "unknown-event"),
                join("join of an event that is not there", 404, "unknown-event").at("/v1/events/no-such-event/places"),
                join("join of a malformed event", 404, "unknown-event").at("/v1/events/DEMO/places"),
                of("poll of a malformed event", "GET", "/v1/events/DEMO/turn", 404, "unknown-event"),
                of("leaving a malformed event", "DELETE", "/v1/events/DEMO/places", 404, "unknown-event"));
    }

    private static Stream<Case> keys() {
        return Stream.of(
                of("join without a key", "POST", "/v1/events/{event}/places", 400, "invalid-request"),
                join("empty key", 400, "invalid-request").with(KEY, ""),
                join("key of 129 characters", 400, "invalid-request").with(KEY, "k".repeat(129)),
                join("key with an umlaut", 400, "invalid-request").with(KEY, "k\u00fc"),
                join("key with a tab", 400, "invalid-request").with(KEY, "a\tb"));
    }

    private static Stream<Case> bodies() {
        return Stream.of(
                join("half an object", 400, "invalid-request")
                        .with("Content-Type", JSON)
                        .sending("{\"a\":"),
                join("an array", 400, "invalid-request")
                        .with("Content-Type", JSON)
                        .sending("[]"),
                join("a text", 400, "invalid-request")
                        .with("Content-Type", JSON)
                        .sending("\"x\""),
                join("a number", 400, "invalid-request")
                        .with("Content-Type", JSON)
                        .sending("1"),
                join("no JSON", 400, "invalid-request")
                        .with("Content-Type", JSON)
                        .sending("hello"),
                join("zeros", 400, "invalid-request").with("Content-Type", JSON).sending("\0\0\0"),
                join("too deep", 400, "invalid-request")
                        .with("Content-Type", JSON)
                        .sending("[".repeat(5000)),
                join("too long", 413, "too-large")
                        .with("Content-Type", JSON)
                        .sending("{\"a\":\"" + "a".repeat(16_384) + "\"}"),
                join("far too long", 413, "too-large")
                        .with("Content-Type", JSON)
                        .sending(" ".repeat(200_000)),
                join("plain text", 415, "unsupported-media-type")
                        .with("Content-Type", "text/plain")
                        .sending("{}"),
                join("a form", 415, "unsupported-media-type")
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .sending("a=b"),
                join("XML", 415, "unsupported-media-type")
                        .with("Content-Type", "application/xml")
                        .sending("<a/>"),
                join("no type at all", 415, "unsupported-media-type").sending("{}"));
    }

    private static Stream<Case> tokens() {
        String header = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
        return Stream.of(
                of("poll without a token", "GET", "/v1/events/{event}/turn", 401, "invalid-token"),
                poll("empty token").with("Authorization", "Bearer "),
                poll("other scheme").with("Authorization", "Basic {token}"),
                poll("token without a scheme").with("Authorization", "{token}"),
                poll("garbage").with("Authorization", "Bearer garbage"),
                poll("unsigned JWT").with("Authorization", "Bearer " + header + ".e30."),
                poll("token cut short").with("Authorization", "Bearer {token-cut}"),
                poll("token with a flipped bit").with("Authorization", "Bearer {token-flipped}"),
                poll("token of another key").with("Authorization", "Bearer {token-forged}"),
                poll("token of an unknown key id")
                        .with("Authorization", "Bearer p1.../../dev/null.AAAA.AAAAAAAAAAAAAAAAAAAAAA"),
                poll("token of another event").with("Authorization", "Bearer {token-foreign}"),
                poll("identity assertion as a token").with("Authorization", "Bearer {identity}"),
                poll("two tokens").with("Authorization", "Bearer {token}, Bearer {token}"),
                poll("token of 8,000 characters").with("Authorization", "Bearer p1.a." + "A".repeat(8000)),
                of("leaving without a token", "DELETE", "/v1/events/{event}/places", 401, "invalid-token"),
                of("leaving with garbage", "DELETE", "/v1/events/{event}/places", 401, "invalid-token")
                        .with("Authorization", "Bearer garbage"),
                of("leaving with a token of another event", "DELETE", "/v1/events/{event}/places", 401, "invalid-token")
                        .with("Authorization", "Bearer {token-foreign}"));
    }

    private static Stream<Case> polls() {
        return Stream.of(
                of("valid token of an event that is not there", "GET", "/v1/events/lost-event/turn", 503, "on-hold")
                        .with("Authorization", "Bearer {token-lost}"),
                of("leaving an event that is not there", "DELETE", "/v1/events/lost-event/places", 503, "on-hold")
                        .with("Authorization", "Bearer {token-lost}"));
    }

    private static Stream<Case> headers() {
        return Stream.of(
                of("answer wanted as HTML", "GET", "/v1/events/{event}/board", 406, "not-acceptable")
                        .with("Accept", "text/html"),
                join("answer wanted as XML", 406, "not-acceptable").with("Accept", "application/xml"),
                of("page of another origin", "GET", "/v1/events/{event}/board", 403, "origin-not-allowed")
                        .with("Origin", "https://evil.example"),
                of("page of no origin", "GET", "/v1/events/{event}/board", 403, "origin-not-allowed")
                        .with("Origin", "null"),
                of("origin that only begins well", "GET", "/v1/events/{event}/board", 403, "origin-not-allowed")
                        .with("Origin", "https://shop.example.evil.example"),
                of("preflight of another origin", "OPTIONS", "/v1/events/{event}/places", 403, "origin-not-allowed")
                        .with("Origin", "https://evil.example")
                        .with("Access-Control-Request-Method", "POST"),
                of("preflight of a header not taken", "OPTIONS", "/v1/events/{event}/places", 403, "origin-not-allowed")
                        .with("Origin", RunningService.PAGE_ORIGIN)
                        .with("Access-Control-Request-Method", "POST")
                        .with("Access-Control-Request-Headers", "X-Other"),
                of("preflight of a method not taken", "OPTIONS", "/v1/events/{event}/places", 403, "origin-not-allowed")
                        .with("Origin", RunningService.PAGE_ORIGIN)
                        .with("Access-Control-Request-Method", "PUT"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedAndChangesNothing(Case bad) {
        EntityExchangeResult<byte[]> result = send(bad).expectBody().returnResult();
        String body = new String(Objects.requireNonNullElse(result.getResponseBody(), new byte[0]));

        assertThat(result.getStatus().value()).as(body).isEqualTo(bad.status());
        assertThat(result.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(body)
                .contains("\"type\":\"urn:onsale:problem:" + bad.type() + "\"")
                .contains("\"status\":" + bad.status())
                .doesNotContain("Exception", "\tat ", "org.onsale", "org.springframework", "AAECAwQFBgcICQoL");
        assertThat(result.getResponseHeaders().containsHeader(HttpHeaders.RETRY_AFTER))
                .isEqualTo(bad.status() == 503 || bad.status() == 429);
        assertThat(event.redis()
                        .exists(
                                event.keys().line(),
                                event.keys().numbers(),
                                event.keys().ended()))
                .isZero();
    }

    @Test
    void thereAreManyKindsOfThem() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
    }

    private WebTestClient.ResponseSpec send(Case bad) {
        WebTestClient.RequestBodySpec request = service.client()
                .method(HttpMethod.valueOf(bad.method()))
                .uri(URI.create("http://127.0.0.1:" + service.port() + filled(bad.path())));
        bad.headers().forEach((name, value) -> request.header(name, filled(value)));
        return bad.body().isEmpty()
                ? request.exchange()
                : request.bodyValue(bad.body()).exchange();
    }

    private String filled(String text) {
        String token = Tokens.place(event.id().value(), 1);
        Map<String, String> values = new HashMap<>();
        values.put("{event}", event.id().value());
        values.put("{token}", token);
        values.put("{token-cut}", token.substring(0, token.length() - 1));
        values.put("{token-flipped}", token.replace("p1.a.A", "p1.a.B"));
        values.put("{token-forged}", token.substring(0, token.lastIndexOf('.')) + ".AAAAAAAAAAAAAAAAAAAAAA");
        values.put("{token-foreign}", Tokens.place("other-event", 1));
        values.put("{token-lost}", Tokens.place("lost-event", 1));
        values.put("{identity}", Tokens.identity(event.id().value(), "ann"));
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }
}
