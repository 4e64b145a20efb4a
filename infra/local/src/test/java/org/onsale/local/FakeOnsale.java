package org.onsale.local;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP contract of both services for one event, with a line that moves when the test says so. It exists to test the
 * page and the shop in situations that are hard to bring about otherwise; how the services really behave is tested with
 * the services.
 */
public final class FakeOnsale implements AutoCloseable {

    /** A call as it came in. */
    public record Call(String method, String path, String key, String token) {}

    private static final String ADMITTED =
            "{\"status\":\"admitted\",\"checkout\":\"c-1\",\"pass\":\"p\",\"heartbeatSeconds\":1}";

    private record Canned(int status, String body, String retryAfter) {}

    private final DisposableServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Deque<Canned> canned = new ArrayDeque<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, String> statusOf = new HashMap<>();
    private String phase = "waiting";
    private String message = "";
    private Map<String, String> event = Map.of("name", "Aurora Nights");
    private int ahead = 42;
    private int pollAfterMs = 1_000;
    private int claimSeconds = 60;
    private boolean admitsAtOnce;
    private boolean leaseHolds = true;
    private String check = "204";

    public FakeOnsale() {
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::answer)
                .bindNow();
    }

    public String address() {
        return "http://localhost:" + server.port();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<Call> calls(String method, String pathEnd) {
        return calls.stream()
                .filter(call -> call.method().equals(method) && call.path().endsWith(pathEnd))
                .toList();
    }

    public synchronized FakeOnsale ahead(int people) {
        ahead = people;
        return this;
    }

    /** What polls say to places that were not told otherwise. */
    public synchronized FakeOnsale phase(String status) {
        phase = status;
        return this;
    }

    public synchronized FakeOnsale message(String text) {
        message = text;
        return this;
    }

    /** What those who join are told of the event. */
    public synchronized FakeOnsale event(Map<String, String> description) {
        event = description;
        return this;
    }

    public synchronized FakeOnsale pollAfterMs(int ms) {
        pollAfterMs = ms;
        return this;
    }

    public synchronized FakeOnsale claimSeconds(int seconds) {
        claimSeconds = seconds;
        return this;
    }

    public synchronized void admitsAtOnce() {
        admitsAtOnce = true;
    }

    public synchronized void leaseIsOver() {
        leaseHolds = false;
        check = "401";
    }

    public synchronized void checkAnswers(String status) {
        check = status;
    }

    /** What polls say to everybody in line from now on. */
    public synchronized void everybodyIs(String status) {
        numbers.keySet().forEach(token -> statusOf.put(token, status));
    }

    /** The next calls of the waiting room are answered like this, whatever they ask; status 0 drops the connection. */
    public synchronized void next(int times, int status, String body, String retryAfter) {
        for (int i = 0; i < times; i++) {
            canned.add(new Canned(status, body, retryAfter));
        }
    }

    /** Forgets what {@link #next} was told. */
    public synchronized void answersAgain() {
        canned.clear();
    }

    private synchronized Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        HttpHeaders headers = request.requestHeaders();
        String path = "/" + request.path();
        allowPages(response, headers);
        if (request.method().name().equals("OPTIONS")) {
            return response.status(204).send();
        }
        String token = headers.get("Authorization", "").replace("Bearer ", "");
        calls.add(new Call(request.method().name(), path, headers.get("Idempotency-Key", ""), token));
        if (path.endsWith("/places") || path.endsWith("/turn")) {
            return canned.isEmpty() ? line(request, response, path, token) : cannedAnswer(response, canned.poll());
        }
        return admission(request, response, path);
    }

    private static void allowPages(HttpServerResponse response, HttpHeaders headers) {
        response.responseHeaders()
                .set("Access-Control-Allow-Origin", headers.get("Origin", "*"))
                .set("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE")
                .set("Access-Control-Allow-Credentials", "true")
                .set("Access-Control-Allow-Headers", "Authorization, Idempotency-Key, Content-Type")
                .set("Access-Control-Expose-Headers", "Retry-After");
    }

    private static Publisher<Void> cannedAnswer(HttpServerResponse response, Canned answer) {
        if (answer.status() == 0) {
            response.withConnection(connection -> connection.channel().close());
            return Mono.never();
        }
        if (!answer.retryAfter().isEmpty()) {
            response.header("Retry-After", answer.retryAfter());
        }
        return response.status(answer.status()).sendString(Mono.just(answer.body()));
    }

    private Publisher<Void> line(HttpServerRequest request, HttpServerResponse response, String path, String token) {
        if (request.method().name().equals("DELETE")) {
            statusOf.put(token, "left");
            return response.status(204).send();
        }
        if (path.endsWith("/places")) {
            String place = "place-" + request.requestHeaders().get("Idempotency-Key");
            numbers.putIfAbsent(place, 100 + numbers.size());
            return response.status(201).sendString(Mono.just(turnBody(place, true)));
        }
        return "left".equals(statusOf.get(token)) || !numbers.containsKey(token)
                ? response.status(410).send()
                : response.sendString(Mono.just(turnBody(token, false)));
    }

    private String turnBody(String place, boolean joined) {
        String status = statusOf.getOrDefault(place, phase);
        Instant now = Instant.now();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", status);
        body.put("number", numbers.get(place));
        body.put("ahead", ahead);
        body.put("wait", Map.of("known", true, "p50Seconds", 120, "p90Seconds", 240));
        body.put("pollAfterMs", pollAfterMs);
        body.put("asOf", now.toString());
        if (!message.isEmpty()) {
            body.put("message", message);
        }
        if (joined) {
            body.put("place", place);
            body.put("event", event);
        }
        if (status.equals("turn")) {
            body.put(
                    "turn",
                    Map.of(
                            "code",
                            place,
                            "enter",
                            address() + "/enter/demo?turn=" + place,
                            "claimBy",
                            now.plusSeconds(claimSeconds).toString()));
        }
        return JsonMapper.shared().writeValueAsString(body);
    }

    private Publisher<Void> admission(HttpServerRequest request, HttpServerResponse response, String path) {
        return switch (request.method().name() + " " + path) {
            case "GET /enter/demo" -> enter(request, response);
            case "GET /v1/check" -> response.status(Integer.parseInt(check)).send();
            default -> checkout(request, response);
        };
    }

    private Publisher<Void> enter(HttpServerRequest request, HttpServerResponse response) {
        String returnTo = new QueryStringDecoder(request.uri())
                .parameters()
                .getOrDefault("return_to", List.of("/"))
                .get(0);
        return response.status(303)
                .header("Set-Cookie", "onsale_pass_demo=" + pass() + "; Path=/; HttpOnly; Secure; SameSite=Lax")
                .header("Location", returnTo)
                .send();
    }

    private Publisher<Void> checkout(HttpServerRequest request, HttpServerResponse response) {
        return switch (request.method().name()) {
            case "PUT" ->
                leaseHolds
                        ? response.sendString(Mono.just(heldBody()))
                        : response.status(410).send();
            case "DELETE" -> response.status(204).send();
            case "POST" ->
                request.receive()
                        .aggregate()
                        .asString()
                        .defaultIfEmpty("")
                        .flatMap(body -> admitsAtOnce || body.contains("turn")
                                ? response.status(201)
                                        .sendString(Mono.just(ADMITTED))
                                        .then()
                                : response.sendString(Mono.just("{\"status\":\"waiting\"}"))
                                        .then());
            default -> response.status(404).send();
        };
    }

    private static String heldBody() {
        Instant now = Instant.now();
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "expiresAt", now.plusSeconds(30).toString(),
                        "endsAt", now.plusSeconds(120).toString(),
                        "heartbeatSeconds", 10,
                        "asOf", now.toString()));
    }

    /** A pass as the admission service signs it, for the checkout "c-1", good for two minutes. */
    public static String pass() {
        try {
            var key = new ECKeyGenerator(Curve.P_256).generate();
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.ES256),
                    new JWTClaimsSet.Builder()
                            .subject("c-1")
                            .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                            .build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
