package org.onsale.local.site;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.onsale.local.api.AdmissionApi;
import org.onsale.local.api.Answer;
import org.onsale.local.api.Outcome;
import reactor.core.publisher.Mono;

/**
 * The demo shop: what a real one does behind the waiting room. It asks the admission service before it serves the
 * checkout, renews the lease while the page is open, and gives the slot back when the buyer buys or leaves.
 *
 * <p>Fails closed: while the admission service cannot be asked nobody checks out.
 */
final class Shop {

    /** Marks the way back from the entrance. */
    static final String ENTERED = "?entered";

    private static final String OVER = "/shop/over";

    private final SiteSettings settings;
    private final AdmissionApi admission;
    private final StaticFiles files;
    private final Replies replies;
    private final InstantSource clock;

    Shop(SiteSettings settings, AdmissionApi admission, StaticFiles files, Replies replies, InstantSource clock) {
        this.settings = settings;
        this.admission = admission;
        this.files = files;
        this.replies = replies;
        this.clock = clock;
    }

    Mono<Void> tickets(Exchange exchange) {
        return replies.goTo(exchange, settings.entrance());
    }

    /**
     * Serves the checkout to the holder of a good pass. Whoever comes straight from the entrance and still has none
     * refuses cookies or was too slow; sending them back there would go on for ever.
     */
    Mono<Void> checkout(Exchange exchange) {
        String elsewhere = exchange.query().equals(ENTERED) ? OVER : "/shop/tickets";
        return admission
                .check(settings.event(), exchange.cookies())
                .onErrorReturn(Answer.NONE)
                .flatMap(checked -> switch (checked.status()) {
                    case 204 -> page(exchange, HttpResponseStatus.OK, "checkout");
                    case 401 -> replies.goTo(exchange, elsewhere);
                    default -> busy(exchange);
                });
    }

    Mono<Void> thankYou(Exchange exchange) {
        return page(exchange, HttpResponseStatus.OK, "thank-you");
    }

    Mono<Void> over(Exchange exchange) {
        return page(exchange, HttpResponseStatus.OK, "over");
    }

    /** How long the checkout is still held: 200, or 410 when it is gone. */
    Mono<Void> heartbeat(Exchange exchange) {
        Mono<Void> gone = Mono.defer(() -> replies.status(exchange, HttpResponseStatus.GONE));
        Mono<Void> away = Mono.defer(() -> replies.status(exchange, HttpResponseStatus.SERVICE_UNAVAILABLE));
        return withPass(
                exchange,
                gone,
                pass -> renew(pass)
                        .flatMap(renewed -> renewed.isOk()
                                ? replies.json(exchange, lease(pass, renewed))
                                : isGone(renewed) ? gone : away));
    }

    /** Buying counts only while the lease holds, so it is renewed first; then the slot goes to the next in line. */
    Mono<Void> buy(Exchange exchange) {
        Mono<Void> over = Mono.defer(() -> replies.goTo(exchange, OVER));
        return withPass(
                exchange,
                over,
                pass -> renew(pass)
                        .flatMap(renewed -> renewed.isOk()
                                ? release(exchange, pass, Outcome.COMPLETED, "/shop/thank-you")
                                : isGone(renewed) ? over : busy(exchange)));
    }

    Mono<Void> leave(Exchange exchange) {
        Mono<Void> over = Mono.defer(() -> replies.goTo(exchange, OVER));
        return withPass(exchange, over, pass -> release(exchange, pass, Outcome.ABANDONED, "/shop/"));
    }

    /** Refuses requests that other sites make in the buyer's name. */
    private Mono<Void> withPass(Exchange exchange, Mono<Void> without, Function<HeldPass, Mono<Void>> with) {
        if (!exchange.cameFrom(settings.address())) {
            return replies.status(exchange, HttpResponseStatus.FORBIDDEN);
        }
        return HeldPass.among(exchange.cookies(), settings.event()).map(with).orElse(without);
    }

    private Mono<Answer> renew(HeldPass pass) {
        return admission
                .heartbeat(settings.event(), pass.checkout(), pass.token())
                .onErrorReturn(Answer.NONE);
    }

    private Mono<Void> release(Exchange exchange, HeldPass pass, Outcome outcome, String next) {
        return admission
                .release(settings.event(), pass.checkout(), pass.token(), outcome)
                .onErrorReturn(Answer.NONE)
                .flatMap(released -> released.isOk() ? withoutPass(exchange, next) : busy(exchange));
    }

    /** The cookie was set by the entrance for this host; cookies do not know ports. */
    private Mono<Void> withoutPass(Exchange exchange, String next) {
        String name = HeldPass.cookieName(settings.event());
        exchange.response()
                .addHeader(HttpHeaderNames.SET_COOKIE, name + "=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax");
        return replies.goTo(exchange, next);
    }

    private String lease(HeldPass pass, Answer renewed) {
        return "{\"heldForMs\":%d,\"leaseMs\":%d,\"heartbeatSeconds\":%d}"
                .formatted(
                        msUntil(pass.endsAt()),
                        msUntil(Instant.parse(renewed.text("expiresAt"))),
                        settings.heartbeatSeconds());
    }

    private long msUntil(Instant end) {
        return Math.max(0, Duration.between(clock.instant(), end).toMillis());
    }

    private static boolean isGone(Answer answer) {
        return answer.status() == 410 || answer.status() == 401;
    }

    private Mono<Void> busy(Exchange exchange) {
        return page(exchange, HttpResponseStatus.SERVICE_UNAVAILABLE, "busy");
    }

    private Mono<Void> page(Exchange exchange, HttpResponseStatus status, String name) {
        return replies.page(
                exchange, status, files.find("/shop/" + name + ".html").orElseThrow());
    }
}
