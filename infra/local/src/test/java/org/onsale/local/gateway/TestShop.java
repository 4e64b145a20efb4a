package org.onsale.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A shop that knows nothing of any waiting room: it answers whatever reaches it, and counts for itself who is in its
 * checkout, from the first page of a {@code buyer} until that buyer has paid.
 */
final class TestShop implements AutoCloseable {

    /** The shop takes whatever nginx takes. */
    private static final int LONGEST = 65_536;

    private static final Pattern BUYER = Pattern.compile("[?&]buyer=([^&]+)");

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Set<String> inCheckout = new HashSet<>();
    private final Set<String> paid = new HashSet<>();
    private final String checkout;
    private final DisposableServer server;
    private int most;

    /** A request as it arrived. */
    record Seen(String method, String uri, String authorization, String body) {}

    /** @param event the event whose checkout its page holds by the script */
    TestShop(String event) {
        checkout = page(
                "Your seats",
                "<p>Held for <span data-onsale-countdown></span></p><p><a id=\"pay\" href=\"/thank-you\">Pay</a></p>"
                        + "<script src=\"/onsale/checkout.js\" data-event=\"" + event + "\" defer></script>");
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .httpRequestDecoder(
                        limits -> limits.maxInitialLineLength(LONGEST).maxHeaderSize(LONGEST))
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString(StandardCharsets.UTF_8)
                        .defaultIfEmpty("")
                        .flatMap(body -> answer(request, response, body)))
                .bindNow();
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response, String body) {
        String authorization = request.requestHeaders().get("Authorization", "");
        seen.add(new Seen(request.method().name(), request.uri(), authorization, body));
        buyer(request.uri()).ifPresent(buyer -> count(buyer, request.fullPath()));
        return response.header("Content-Type", "text/html; charset=utf-8")
                .sendString(Mono.just(request.fullPath().startsWith("/checkout/") ? checkout : page("The shop", "")))
                .then();
    }

    private static String page(String heading, String content) {
        return "<!doctype html><html lang=\"en\"><link rel=\"icon\" href=\"data:,\"><title>Shop</title><h1>" + heading
                + "</h1>" + content;
    }

    private static Optional<String> buyer(String uri) {
        Matcher matcher = BUYER.matcher(uri);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private synchronized void count(String buyer, String path) {
        if (path.equals("/checkout/")) {
            inCheckout.add(buyer);
            most = Math.max(most, inCheckout.size());
        } else if (path.equals("/checkout/pay")) {
            inCheckout.remove(buyer);
            paid.add(buyer);
        }
    }

    int port() {
        return server.port();
    }

    List<Seen> seen() {
        return seen;
    }

    void forget() {
        seen.clear();
    }

    /** Most buyers that were in checkout at the same time. */
    synchronized int mostInCheckout() {
        return most;
    }

    /** How many different buyers paid. */
    synchronized int paid() {
        return paid.size();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
