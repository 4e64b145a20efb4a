package org.onsale.shop.gate;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.onsale.shop.GateProperties;

/**
 * Calls of the admission service, as its contract has them. On the JDK's own client, so that a shop needs neither
 * Spring's blocking client nor its reactive one; nothing here blocks.
 */
final class Admission implements AutoCloseable {
    private static final int OK = 200;

    private final GateThreads threads = new GateThreads();
    private final HttpClient http;
    private final String base;
    private final String event;
    private final Duration answerTimeout;

    Admission(GateProperties properties) {
        this.http = threads.make(() -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTimeout())
                .executor(threads.answers())
                .build());
        this.base = properties.internalAdmission();
        this.event = properties.event();
        this.answerTimeout = properties.answerTimeout();
    }

    CompletableFuture<JWKSet> keys() {
        return send("GET", "/.well-known/jwks.json", "").thenApply(Admission::keySet);
    }

    private static JWKSet keySet(HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw new CompletionException(new IllegalStateException("Keys were answered with " + answer.statusCode()));
        }
        try {
            return JWKSet.parse(answer.body());
        } catch (ParseException e) {
            throw new CompletionException(e);
        }
    }

    CompletableFuture<HttpResponse<String>> check(String pass) {
        return send("GET", "/v1/check?event=" + event, pass);
    }

    CompletableFuture<HttpResponse<String>> heartbeat(String checkout, String pass) {
        return send("PUT", path(checkout), pass);
    }

    CompletableFuture<HttpResponse<String>> release(String checkout, String pass, String outcome) {
        return send("DELETE", path(checkout) + "?outcome=" + outcome, pass);
    }

    private String path(String checkout) {
        return "/v1/events/" + event + "/checkouts/" + checkout;
    }

    /** The time limit of a request ends with its headers, so the whole answer gets one as well. */
    private CompletableFuture<HttpResponse<String>> send(String method, String path, String pass) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(answerTimeout)
                .method(method, BodyPublishers.noBody());
        if (!pass.isEmpty()) {
            request.header("Authorization", "Bearer " + pass);
        }
        return threads.limited(http.sendAsync(request.build(), BodyHandlers.ofString()), answerTimeout.toMillis());
    }

    CompletableFuture<Void> pause(long pauseMs) {
        return threads.pause(pauseMs);
    }

    /** The client itself can be closed from Java 21 on; before, it ends when nothing refers to it. */
    @Override
    public void close() {
        try {
            if ((Object) http instanceof AutoCloseable client) {
                client.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP client could not be closed", e);
        } finally {
            threads.close();
        }
    }
}
