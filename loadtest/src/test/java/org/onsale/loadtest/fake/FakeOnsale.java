package org.onsale.loadtest.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both services on one free port of this machine. */
public final class FakeOnsale implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final FakeLine line;

    private FakeOnsale(Bug bug) throws IOException {
        line = new FakeLine(bug);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public static FakeOnsale with(Bug bug) throws IOException {
        return new FakeOnsale(bug);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        String what = exchange.getRequestMethod() + " " + (path[2].equals("admin") ? "admin " : "")
                + path[path.length - (isOneCheckout(path) ? 2 : 1)];
        switch (path[2].equals("admin") && path.length == 5 ? "admin event" : what) {
            case "admin event" -> {
                line.settings(map(body(exchange)));
                answer(exchange, 200, Map.of());
            }
            case "GET admin admissions" -> answer(exchange, 200, Map.of("entries", admissions(exchange)));
            case "GET admin live", "GET board" -> answer(exchange, 200, Map.of());
            case "POST checkouts" -> enterOrClaim(exchange);
            case "PUT checkouts" -> extend(exchange, path[5]);
            case "DELETE checkouts" -> {
                line.release(path[5]);
                answer(exchange, 204, null);
            }
            case "POST places" -> join(exchange);
            case "DELETE places" -> {
                line.leave(bearer(exchange));
                answer(exchange, 204, null);
            }
            case "GET turn" -> poll(exchange);
            default -> answer(exchange, 404, Map.of());
        }
    }

    private static boolean isOneCheckout(String[] path) {
        return path.length == 6 && path[4].equals("checkouts");
    }

    private void enterOrClaim(HttpExchange exchange) throws IOException {
        JsonNode turn = body(exchange).path("turn");
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String checkout = turn.isString() ? line.claim(turn.asString()) : line.enter(String.valueOf(key));
        if (checkout != null) {
            long until = expiry(checkout);
            answer(
                    exchange,
                    201,
                    Map.of(
                            "status",
                            "admitted",
                            "checkout",
                            checkout,
                            "pass",
                            checkout,
                            "expiresAt",
                            Instant.ofEpochMilli(until).toString(),
                            "heartbeatSeconds",
                            1));
        } else if (turn.isString()) {
            answer(exchange, 409, Map.of());
        } else {
            answer(exchange, 200, Map.of("status", "waiting"));
        }
    }

    private long expiry(String checkout) {
        Long until = line.extend(checkout);
        return until == null ? 0 : until;
    }

    private void extend(HttpExchange exchange, String checkout) throws IOException {
        long until = expiry(checkout);
        answer(
                exchange,
                until == 0 ? 410 : 200,
                Map.of("expiresAt", Instant.ofEpochMilli(until).toString()));
    }

    private void join(HttpExchange exchange) throws IOException {
        FakeLine.Place place = line.join(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        answer(exchange, place == null ? 409 : 201, place == null ? Map.of() : turn(place));
    }

    private void poll(HttpExchange exchange) throws IOException {
        FakeLine.Place place = line.poll(bearer(exchange));
        answer(exchange, place == null ? 410 : 200, place == null ? Map.of() : turn(place));
    }

    private Map<String, Object> turn(FakeLine.Place place) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("place", place.id);
        body.put("number", place.number);
        body.put("pollAfterMs", 200);
        if (place.over) {
            body.put("status", "admitted");
        } else if (place.turnUntil > 0) {
            body.put("status", "turn");
            body.put(
                    "turn",
                    Map.of(
                            "code",
                            place.id,
                            "claimBy",
                            Instant.ofEpochMilli(place.turnUntil).toString()));
        } else {
            body.put("status", line.phase().equals("closed") ? "closed" : "waiting");
            body.put("ahead", line.ahead(place));
        }
        return body;
    }

    private List<Map<String, Object>> admissions(HttpExchange exchange) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        int after = query.indexOf("after=");
        return line.logAfter(after < 0 ? "" : query.substring(after + "after=".length()), 1_000);
    }

    private static String bearer(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .substring("Bearer ".length());
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        return JSON.readTree(exchange.getRequestBody().readAllBytes());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(JsonNode node) {
        return JSON.convertValue(node, LinkedHashMap.class);
    }

    private static void answer(HttpExchange exchange, int status, @Nullable Map<String, ?> body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
