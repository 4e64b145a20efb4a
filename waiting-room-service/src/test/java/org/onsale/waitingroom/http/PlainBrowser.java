package org.onsale.waitingroom.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser that runs no script: follows redirects, keeps cookies of a path, sends forms. */
final class PlainBrowser {

    private static final int MOST_STEPS = 5;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final Map<String, String> cookies = new HashMap<>();
    private final List<HttpResponse<String>> steps = new ArrayList<>();
    private boolean keepsCookies = true;

    PlainBrowser(RunningService.Service service) {
        this.service = URI.create("http://127.0.0.1:" + service.port());
    }

    /** What the buyer sees in the end. */
    record Seen(int status, URI address, String html, HttpResponse<String> answer) {

        /** What was written as text, without markup. */
        String text() {
            return html.replaceAll("(?s)<style>.*?</style>", "")
                    .replaceAll("<[^>]*>", " ")
                    .replaceAll("\\s+", " ");
        }

        String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }
    }

    PlainBrowser withoutCookies() {
        keepsCookies = false;
        return this;
    }

    void cookie(String name, String value) {
        cookies.put(name, value);
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** Every answer on the way to the last page, the last one included. */
    List<HttpResponse<String>> steps() {
        return steps;
    }

    Seen open(String address) {
        steps.clear();
        return follow("GET", service.resolve(address), "", Map.of());
    }

    Seen post(String address, Map<String, String> form) {
        return post(address, form, Map.of());
    }

    Seen post(String address, Map<String, String> form, Map<String, String> headers) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(address, body, headers);
    }

    /** A form as it goes over the wire. */
    Seen send(String address, String body, Map<String, String> headers) {
        steps.clear();
        return follow("POST", service.resolve(address), body, headers);
    }

    private Seen follow(String method, URI address, String body, Map<String, String> headers) {
        HttpResponse<String> answer = exchange(method, address, body, headers);
        steps.add(answer);
        keep(answer);
        int status = answer.statusCode();
        if (status != 303 && status != 307) {
            return new Seen(status, address, answer.body(), answer);
        }
        if (steps.size() > MOST_STEPS) {
            throw new AssertionError("Redirected too often, at last to " + address);
        }
        URI next = address.resolve(answer.headers().firstValue("Location").orElseThrow());
        return status == 307 ? follow(method, next, body, headers) : follow("GET", next, "", Map.of());
    }

    private HttpResponse<String> exchange(String method, URI address, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html,*/*;q=0.8")
                .method(
                        method,
                        method.equals("POST")
                                ? HttpRequest.BodyPublishers.ofString(body)
                                : HttpRequest.BodyPublishers.noBody());
        if (method.equals("POST")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        headers.forEach(request::header);
        sent(address).forEach(cookie -> request.header("Cookie", cookie));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> sent(URI address) {
        String all = cookies.entrySet().stream()
                .filter(cookie ->
                        address.getPath().equals("/place/" + cookie.getKey().substring("onsale_place_".length())))
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? List.of() : List.of(all);
    }

    private void keep(HttpResponse<String> answer) {
        if (keepsCookies) {
            answer.headers().allValues("Set-Cookie").forEach(cookie -> {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            });
        }
    }
}
