package org.onsale.admission.http;

import org.jspecify.annotations.Nullable;
import org.onsale.admission.application.Autopiloting;
import org.onsale.admission.domain.ShopWindow;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.onsale.redis.EventId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How the shop fares, told by its own servers; the autopilot judges it. */
@RestController
final class ShopReportController {
    private static final int MOST_CHECKOUTS = 100_000;
    private static final int LONGEST_LATENCY_MS = 600_000;

    private final Autopiloting autopiloting;
    private final ShopKey shopKey;

    /** Body of a report. @param latencyMs mean of all checkouts reported */
    record Report(
            @Nullable Object completed,
            @Nullable Object failed,
            @Nullable Object latencyMs) {}

    ShopReportController(Autopiloting autopiloting, ShopKey shopKey) {
        this.autopiloting = autopiloting;
        this.shopKey = shopKey;
    }

    @PostMapping(path = "/v1/events/{event}/shop-reports", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> report(
            @PathVariable("event") String eventText, @RequestBody Report body, ServerHttpRequest request) {
        EventId event = Paths.event(eventText);
        return Mono.justOrEmpty(Credentials.bearer(request))
                .filter(shopKey::is)
                .switchIfEmpty(Mono.error(ShopReportController::notTheShop))
                .flatMap(credential -> autopiloting.report(event, window(body)))
                .then(Mono.fromSupplier(CheckoutAnswers::done));
    }

    private static ShopWindow window(Report body) {
        long completed = number("completed", body.completed(), MOST_CHECKOUTS);
        long failed = number("failed", body.failed(), MOST_CHECKOUTS);
        return new ShopWindow(
                completed, failed, (completed + failed) * number("latencyMs", body.latencyMs(), LONGEST_LATENCY_MS));
    }

    private static int number(String name, @Nullable Object given, int most) {
        if (given instanceof Integer number && number >= 0 && number <= most) {
            return number;
        }
        throw Problem.of(ProblemType.INVALID_REQUEST, name + " must be a whole number from 0 to " + most + ".");
    }

    private static Problem notTheShop() {
        return Problem.of(ProblemType.SHOP_KEY_NEEDED, "Send Authorization: Bearer <shop key>.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"onsale shops\"");
    }
}
