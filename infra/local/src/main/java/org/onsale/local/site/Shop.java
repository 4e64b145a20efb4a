package org.onsale.local.site;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.onsale.local.api.AdmissionApi;
import org.onsale.local.api.Answer;
import org.onsale.local.api.Outcome;
import org.onsale.local.site.StaticFiles.StaticFile;
import reactor.core.publisher.Mono;

/**
 * The demo shop: what a real one does behind the waiting room. It asks the admission service before it serves the
 * checkout, and gives the slot back when the buyer buys or leaves. While the page is open {@code checkout.js} holds the
 * checkout, without the shop's server.
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
    private final StaticFile checkoutPage;

    Shop(SiteSettings settings, AdmissionApi admission, StaticFiles files, Replies replies) {
        this.settings = settings;
        this.admission = admission;
        this.files = files;
        this.replies = replies;
        this.checkoutPage = told(file("checkout"));
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
                    case 204 -> replies.page(exchange, HttpResponseStatus.OK, checkoutPage);
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

    private static boolean isGone(Answer answer) {
        return answer.status() == 410 || answer.status() == 401;
    }

    private Mono<Void> busy(Exchange exchange) {
        return page(exchange, HttpResponseStatus.SERVICE_UNAVAILABLE, "busy");
    }

    private Mono<Void> page(Exchange exchange, HttpResponseStatus status, String name) {
        return replies.page(exchange, status, file(name));
    }

    private StaticFile file(String name) {
        return files.find("/shop/" + name + ".html").orElseThrow();
    }

    /** The page with what its script must know. */
    private StaticFile told(StaticFile page) {
        String html = new String(page.content(), StandardCharsets.UTF_8)
                .replace("data-event=\"\"", "data-event=\"" + settings.event() + "\"")
                .replace("data-admission=\"\"", "data-admission=\"" + settings.admission() + "\"")
                .replace("data-grace=\"\"", "data-grace=\"" + settings.graceSeconds() + "\"");
        return StaticFile.of(page.type(), html.getBytes(StandardCharsets.UTF_8), page.policy());
    }
}
