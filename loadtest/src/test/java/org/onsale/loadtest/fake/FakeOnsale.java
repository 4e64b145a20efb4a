package org.onsale.loadtest.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both services on one free port of this machine. */
public final class FakeOnsale implements AutoCloseable {
    public static final String ADMIN_TOKEN = "secret";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int EVERY = 20;
    private static final Duration LATE = Duration.ofMillis(1_300);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final FakeLine line;
    private final Set<Bug> bugs;
    private final AtomicLong requests = new AtomicLong();
    private final CompletableFuture<Void> versionTold = new CompletableFuture<>();
    private final AtomicLong version = new AtomicLong();
    private final AtomicLong polls = new AtomicLong();

    private FakeOnsale(Set<Bug> bugs) throws IOException {
        this.bugs = bugs;
        line = new FakeLine(bugs);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public static FakeOnsale with(Set<Bug> bugs) throws IOException {
        return new FakeOnsale(Set.copyOf(bugs));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String[] path = exchange.getRequestURI().getPath().split("/");
        if (path[1].equals("actuator")) {
            long leaked = bugs.contains(Bug.LEAKS) ? requests.get() : 0;
            text(exchange, "jvm_memory_used_bytes{area=\"heap\",id=\"old\"} " + (leaked + 100) * 1e6);
            return;
        }
        if (path[2].equals("admin") && !bearer(exchange).equals(ADMIN_TOKEN)) {
            answer(exchange, 401, Map.of());
            return;
        }
        String what = exchange.getRequestMethod() + " " + (path[2].equals("admin") ? "admin " : "")
                + path[path.length - (isOneCheckout(path) ? 2 : 1)];
        switch (path[2].equals("admin") && path.length == 5 ? "admin event" : what) {
            case "admin event" -> adminEvent(exchange);
            case "GET admin admissions" -> answer(exchange, 200, Map.of("entries", admissions(exchange)));
            case "GET admin live", "GET board" -> answer(exchange, 200, Map.of());
            case "POST checkouts" -> enterOrClaim(exchange);
            case "PUT checkouts", "DELETE checkouts" -> extendOrRelease(exchange, path[5]);
            case "POST places" -> join(exchange);
            case "DELETE places" -> {
                line.leave(bearer(exchange));
                answer(exchange, 204, null);
            }
            case "GET turn" -> poll(exchange);
            default -> answer(exchange, 404, Map.of());
        }
    }

    private void adminEvent(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            line.settings(map(body(exchange)));
            version.incrementAndGet();
        }
        long asked = version.get();
        answer(exchange, asked == 0 ? 404 : 200, Map.of("version", asked));
        versionTold.complete(null);
    }

    /** Done once somebody has been told how often the event was changed. */
    public CompletableFuture<Void> versionTold() {
        return versionTold;
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

    /** The pass of a checkout is its id. */
    private void extendOrRelease(HttpExchange exchange, String checkout) throws IOException {
        if (!bearer(exchange).equals(checkout)) {
            answer(exchange, 401, Map.of());
        } else if (exchange.getRequestMethod().equals("PUT")) {
            extend(exchange, checkout);
        } else {
            line.release(checkout);
            answer(exchange, 204, null);
        }
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
        long which = polls.incrementAndGet() % EVERY;
        if (which == 0 && bugs.contains(Bug.FAILS_OFTEN)) {
            answer(exchange, 500, Map.of());
        } else if (which == EVERY / 2 && bugs.contains(Bug.STARVES_BUYERS)) {
            CompletableFuture.delayedExecutor(LATE.toMillis(), TimeUnit.MILLISECONDS, threads)
                    .execute(() -> answerPollLate(exchange));
        } else {
            answerPoll(exchange);
        }
    }

    private void answerPollLate(HttpExchange exchange) {
        try {
            answerPoll(exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answerPoll(HttpExchange exchange) throws IOException {
        String token = bearer(exchange);
        if (line.isTooEager(token)) {
            if (!bugs.contains(Bug.REFUSES_WITHOUT_A_TIME)) {
                exchange.getResponseHeaders().add("Retry-After", "1");
            }
            answer(exchange, 429, Map.of());
            return;
        }
        FakeLine.Place place = line.poll(token);
        if (place == null && bugs.contains(Bug.ACCEPTS_FORGED_TOKENS)) {
            answer(exchange, 200, Map.of("status", "waiting", "pollAfterMs", 200));
            return;
        }
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
            long wait = bugs.contains(Bug.TELLS_SHORT_WAITS) ? 0 : line.waitSeconds(place);
            body.put("wait", Map.of("known", true, "p50Seconds", wait, "p90Seconds", wait + wait / 2));
        }
        return body;
    }

    private List<Map<String, Object>> admissions(HttpExchange exchange) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        int after = query.indexOf("after=");
        return line.logAfter(after < 0 ? "" : query.substring(after + "after=".length()), 1_000);
    }

    private static String bearer(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? "" : header.replaceFirst("^Bearer ", "");
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        return JSON.readTree(exchange.getRequestBody().readAllBytes());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(JsonNode node) {
        return JSON.convertValue(node, LinkedHashMap.class);
    }

    private static void text(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
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
