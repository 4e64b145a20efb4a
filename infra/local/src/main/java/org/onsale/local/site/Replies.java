package org.onsale.local.site;

import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.onsale.local.site.StaticFiles.StaticFile;
import reactor.core.publisher.Mono;

/** The answers of the site, each with the headers that belong to it. */
final class Replies {

    /** A changed page is everywhere after a minute, while a reload costs nothing but a 304. */
    private static final String PUBLIC = "public, max-age=60";

    private static final String PERSONAL = "no-store";

    /** Answers that are not pages load nothing. */
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    Mono<Void> file(Exchange exchange, StaticFile file) {
        headers(exchange, PUBLIC, file.policy()).set(HttpHeaderNames.ETAG, file.etag());
        return exchange.has(file.etag())
                ? exchange.response().status(HttpResponseStatus.NOT_MODIFIED).send()
                : body(exchange, file);
    }

    /** A page that depends on who asks. */
    Mono<Void> page(Exchange exchange, HttpResponseStatus status, StaticFile file) {
        headers(exchange, PERSONAL, file.policy());
        exchange.response().status(status);
        return body(exchange, file);
    }

    private static Mono<Void> body(Exchange exchange, StaticFile file) {
        exchange.response()
                .responseHeaders()
                .set(HttpHeaderNames.CONTENT_TYPE, file.type())
                .set(HttpHeaderNames.CONTENT_LENGTH, file.content().length);
        return exchange.is(HttpMethod.HEAD)
                ? exchange.response().send()
                : exchange.response().sendByteArray(Mono.just(file.content())).then();
    }

    Mono<Void> json(Exchange exchange, String json) {
        headers(exchange, PERSONAL, NOTHING).set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        return text(exchange, json);
    }

    /** 303: the browser goes on with GET. */
    Mono<Void> goTo(Exchange exchange, String address) {
        headers(exchange, PERSONAL, NOTHING).set(HttpHeaderNames.LOCATION, address);
        return exchange.response().status(HttpResponseStatus.SEE_OTHER).send();
    }

    Mono<Void> status(Exchange exchange, HttpResponseStatus status) {
        headers(exchange, PERSONAL, NOTHING).set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.response().status(status);
        return text(exchange, status + "\n");
    }

    private static Mono<Void> text(Exchange exchange, String text) {
        return exchange.response()
                .sendString(Mono.just(text), StandardCharsets.UTF_8)
                .then();
    }

    /**
     * The referrer policy keeps addresses from other sites, yet leaves the Origin of the shop's own forms intact, which
     * "no-referrer" would blank.
     */
    private static HttpHeaders headers(Exchange exchange, String cacheControl, String contentPolicy) {
        return exchange.response()
                .responseHeaders()
                .set(HttpHeaderNames.DATE, DateFormatter.format(new Date()))
                .set(HttpHeaderNames.CACHE_CONTROL, cacheControl)
                .set("Content-Security-Policy", contentPolicy)
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "same-origin")
                .set("Cross-Origin-Opener-Policy", "same-origin");
    }
}
