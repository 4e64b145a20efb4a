package org.onsale.local.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks as a browser does, one step at a time: redirects are looked at, not followed. */
final class Browserlike {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Browserlike() {}

    /** @param headers names and values in turn */
    static HttpResponse<String> get(String address, String... headers) {
        return send(request(address, headers).GET());
    }

    static HttpResponse<String> post(String address, String body, String... headers) {
        return send(request(address, headers).POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** The cookie of an answer as it is sent back. */
    static String cookie(HttpResponse<?> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", "");
    }
}
