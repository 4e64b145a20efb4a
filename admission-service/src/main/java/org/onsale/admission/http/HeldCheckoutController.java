package org.onsale.admission.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.onsale.admission.application.ExtendingCheckout;
import org.onsale.admission.application.LeavingCheckout;
import org.onsale.admission.application.ReleasingCheckout;
import org.onsale.admission.domain.CheckoutEnd;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.onsale.admission.problems.RetryLater;
import org.onsale.redis.EventId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The checkout of the pass that comes along: for pages and gateways, which hold a pass and do not know the checkout's id.
 */
@RestController
@RequestMapping("/v1/events/{event}/checkout")
final class HeldCheckoutController {
    private static final Pattern GRACE = Pattern.compile("[5-9]|[1-5]\\d|60");

    private final ExtendingCheckout extending;
    private final LeavingCheckout leaving;
    private final ReleasingCheckout releasing;
    private final Credentials credentials;
    private final CheckoutAnswers answers;
    private final RetryLater retryLater;
    private final InstantSource clock;

    /**
     * A heartbeat's answer. A page counts {@code endsAt − asOf} down on its own clock, however wrong that is set.
     *
     * @param expiresAt end of the lease unless another heartbeat comes
     * @param endsAt end of the term, beyond which no heartbeat goes
     * @param heartbeatSeconds how often to send them, 0 = silence frees nothing
     * @param asOf now, as the service sees it
     */
    record Held(Instant expiresAt, Instant endsAt, int heartbeatSeconds, Instant asOf) {}

    HeldCheckoutController(
            ExtendingCheckout extending,
            LeavingCheckout leaving,
            ReleasingCheckout releasing,
            Credentials credentials,
            RetryLater retryLater,
            InstantSource clock) {
        this.extending = extending;
        this.leaving = leaving;
        this.releasing = releasing;
        this.credentials = credentials;
        this.answers = new CheckoutAnswers(retryLater);
        this.retryLater = retryLater;
        this.clock = clock;
    }

    @PutMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Held> heartbeat(@PathVariable("event") String eventText, ServerHttpRequest request) {
        EventId event = Paths.event(eventText);
        return extending
                .extendHeld(event, pass(request, event))
                .map(answers::extended)
                .map(this::held);
    }

    private Held held(ExtendingCheckout.Result.Extended extended) {
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Held(extended.expiresAt(), extended.termEnd(), extended.heartbeatSeconds(), asOf);
    }

    @DeleteMapping
    Mono<ResponseEntity<Void>> release(
            @PathVariable("event") String eventText,
            @RequestParam(name = "outcome", defaultValue = "abandoned") String outcome,
            ServerHttpRequest request) {
        EventId event = Paths.event(eventText);
        CheckoutEnd end = CheckoutAnswers.end(outcome);
        return releasing.releaseHeld(event, pass(request, event), end).map(CheckoutAnswers::released);
    }

    /** Whatever body a browser makes up for a beacon is left unread. */
    @PostMapping("/leaving")
    Mono<ResponseEntity<Void>> leaving(
            @PathVariable("event") String eventText,
            @RequestParam(name = "graceSeconds", defaultValue = "30") String graceSeconds,
            ServerHttpRequest request) {
        EventId event = Paths.event(eventText);
        Duration grace = grace(graceSeconds);
        return leaving.leave(event, pass(request, event), grace).map(this::noted);
    }

    private static Duration grace(String seconds) {
        if (!GRACE.matcher(seconds).matches()) {
            throw Problem.of(ProblemType.INVALID_REQUEST, "graceSeconds must be a whole number from 5 to 60.");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    private ResponseEntity<Void> noted(LeavingCheckout.Result result) {
        return switch (result) {
            case NOTED -> CheckoutAnswers.done();
            case ON_HOLD -> throw retryLater.onHold();
            case REFUSED -> throw CheckoutAnswers.noPass();
        };
    }

    private String pass(ServerHttpRequest request, EventId event) {
        return credentials.passForChange(request, event).orElse("");
    }
}
