package org.onsale.local.site;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.onsale.local.api.AdmissionApi;
import reactor.core.publisher.Mono;

/** Which address is answered by what. */
final class Routes {

    /** Pages that are served under another name, after a check. */
    private static final Set<String> BEHIND_THE_SHOP = Set.of("/shop/checkout.html");

    private final Map<String, Function<Exchange, Mono<Void>>> gets;
    private final Map<String, Function<Exchange, Mono<Void>>> posts;
    private final StaticFiles files;
    private final Replies replies;

    private Routes(
            Map<String, Function<Exchange, Mono<Void>>> gets,
            Map<String, Function<Exchange, Mono<Void>>> posts,
            StaticFiles files,
            Replies replies) {
        this.gets = gets;
        this.posts = posts;
        this.files = files;
        this.replies = replies;
    }

    static Routes of(SiteSettings settings, AdmissionApi admission) {
        StaticFiles files = new StaticFiles(settings);
        Replies replies = new Replies();
        Shop shop = new Shop(settings, admission, files, replies);
        return new Routes(
                Map.of(
                        "/",
                        exchange -> replies.goTo(exchange, "/shop/"),
                        "/shop",
                        exchange -> replies.goTo(exchange, "/shop/"),
                        "/waiting",
                        exchange -> replies.goTo(exchange, "/waiting/" + exchange.query()),
                        "/console",
                        exchange -> replies.goTo(exchange, "/console/" + exchange.query()),
                        "/shop/tickets",
                        shop::tickets,
                        "/shop/checkout",
                        shop::checkout,
                        "/shop/thank-you",
                        shop::thankYou,
                        "/shop/over",
                        shop::over),
                Map.of(
                        "/shop/api/buy", shop::buy,
                        "/shop/api/leave", shop::leave),
                files,
                replies);
    }

    Mono<Void> answer(Exchange exchange) {
        if (exchange.is(HttpMethod.POST)) {
            return posts.getOrDefault(exchange.path(), unknown(gets)).apply(exchange);
        }
        if (exchange.is(HttpMethod.GET) || exchange.is(HttpMethod.HEAD)) {
            Function<Exchange, Mono<Void>> route = gets.get(exchange.path());
            return route != null ? route.apply(exchange) : file(exchange);
        }
        return replies.status(exchange, HttpResponseStatus.METHOD_NOT_ALLOWED);
    }

    private Mono<Void> file(Exchange exchange) {
        String path = exchange.path();
        if (BEHIND_THE_SHOP.contains(path)) {
            return replies.status(exchange, HttpResponseStatus.NOT_FOUND);
        }
        return files.find(path)
                .map(file -> replies.file(exchange, file))
                .orElseGet(() -> unknown(posts).apply(exchange));
    }

    /** 405 where the other method would have been right, else 404. */
    private Function<Exchange, Mono<Void>> unknown(Map<String, ?> others) {
        return exchange -> replies.status(
                exchange,
                others.containsKey(exchange.path())
                        ? HttpResponseStatus.METHOD_NOT_ALLOWED
                        : HttpResponseStatus.NOT_FOUND);
    }
}
