package org.onsale.local.gateway;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A buyer who knows one address only, the shop's, and goes wherever the answers lead, as browser and page do. */
final class SimulatedBuyer {

    private static final Duration IN_CHECKOUT = Duration.ofMillis(300);
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final HttpClient http = HttpClient.create().followRedirect(false).responseTimeout(Duration.ofSeconds(30));
    private final String origin;
    private final String event;
    private final String name;
    private final AtomicInteger polls;
    private volatile String cookie = "";

    /** @param polls counts how often anybody asked for their turn */
    SimulatedBuyer(String origin, String event, String name, AtomicInteger polls) {
        this.origin = origin;
        this.event = event;
        this.name = name;
        this.polls = polls;
    }

    /** An answer, as far as a buyer looks at it. */
    private record Seen(int status, String location, String cookie, String body) {

        boolean isRefusedForNow() {
            return status == 429 || status >= 500;
        }
    }

    /** Completes when the purchase is done and the shop has said thank you. */
    Mono<Void> buys() {
        return goTo(checkout())
                .then(Mono.delay(IN_CHECKOUT))
                .then(ask(HttpMethod.PUT, origin + "/v1/events/" + event + "/checkout", "Origin", origin))
                .doOnNext(answer -> expect(answer, 200))
                .then(ask(HttpMethod.POST, origin + "/checkout/pay?buyer=" + name, "Origin", origin))
                .doOnNext(answer -> expect(answer, 200))
                .then(ask(HttpMethod.GET, origin + "/thank-you?buyer=" + name, "Accept", "text/html"))
                .doOnNext(answer -> expect(answer, 200))
                .then();
    }

    private String checkout() {
        return origin + "/checkout/?buyer=" + name + "&from=home";
    }

    /** Follows redirects until there is a page of the shop; at the waiting page it waits there. */
    private Mono<Void> goTo(String address) {
        if (address.startsWith(origin + "/waiting/")) {
            return turn().flatMap(this::goTo);
        }
        return ask(HttpMethod.GET, address, "Accept", "text/html").flatMap(answer -> {
            if (!answer.cookie().isEmpty()) {
                cookie = answer.cookie();
            }
            return switch (answer.status()) {
                case 200 -> arrived(address);
                case 303 -> goTo(answer.location());
                default -> Mono.error(new IllegalStateException(name + " was answered " + answer + " at " + address));
            };
        });
    }

    private Mono<Void> arrived(String address) {
        return address.equals(checkout())
                ? Mono.empty()
                : Mono.error(new IllegalStateException(name + " came back to " + address));
    }

    /** Joins the line and asks as often as told; the address to go to when it is time. */
    private Mono<String> turn() {
        return ask(HttpMethod.POST, origin + "/v1/events/" + event + "/places", "Idempotency-Key", name)
                .flatMap(joined -> poll(json(joined).path("place").asString(), json(joined)));
    }

    private Mono<String> poll(String place, JsonNode now) {
        if (now.path("status").asString("").equals("turn")) {
            return Mono.just(now.path("turn").path("enter").asString() + "&return_to="
                    + URLEncoder.encode(checkout(), StandardCharsets.UTF_8));
        }
        polls.incrementAndGet();
        return Mono.delay(Duration.ofMillis(now.path("pollAfterMs").asLong(1_000)))
                .then(ask(HttpMethod.GET, origin + "/v1/events/" + event + "/turn", "Authorization", "Bearer " + place))
                .flatMap(answer -> poll(place, json(answer)));
    }

    private static JsonNode json(Seen answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private void expect(Seen answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException(name + " was answered " + answer);
        }
    }

    /** One request with the cookie of that moment, repeated while a busy machine refuses it. */
    private Mono<Seen> ask(HttpMethod method, String address, String header, String value) {
        return Mono.defer(() -> askOnce(method, address, header, value))
                .flatMap(answer -> answer.isRefusedForNow()
                        ? Mono.delay(AGAIN).then(ask(method, address, header, value))
                        : Mono.just(answer));
    }

    private Mono<Seen> askOnce(HttpMethod method, String address, String header, String value) {
        return http.headers(sent -> sent.set(header, value).set("Cookie", cookie))
                .request(method)
                .uri(address)
                .send(ByteBufFlux.fromString(Mono.just("")))
                .responseSingle((response, body) -> body.asString()
                        .defaultIfEmpty("")
                        .map(text -> seen(response.status().code(), response.responseHeaders(), text)));
    }

    private static Seen seen(int status, HttpHeaders headers, String body) {
        String set = headers.get("Set-Cookie", "");
        return new Seen(status, headers.get("Location", ""), set.replaceFirst(";.*", ""), body);
    }
}
