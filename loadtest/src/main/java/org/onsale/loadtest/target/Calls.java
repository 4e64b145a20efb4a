package org.onsale.loadtest.target;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** HTTP calls with a bound on how many are under way; a caller beyond it waits. Thread-safe. */
final class Calls {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Semaphore underWay;
    private final int most;

    Calls(int most) {
        this.most = most;
        this.underWay = new Semaphore(most);
    }

    static HttpRequest post(String address, String idempotencyKey, String body) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    static HttpRequest get(String address, String token) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
    }

    static HttpRequest delete(String address, String token) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .DELETE()
                .build();
    }

    CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        underWay.acquireUninterruptibly();
        return http.sendAsync(request, BodyHandlers.ofString()).whenComplete((response, error) -> underWay.release());
    }

    /** Beside the bound: for what follows an answer. */
    void sendAtOnce(HttpRequest request) {
        http.sendAsync(request, BodyHandlers.discarding());
    }

    /** Until nothing is under way. */
    void drain() {
        underWay.acquireUninterruptibly(most);
        underWay.release(most);
    }
}
