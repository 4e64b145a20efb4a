package org.onsale.admission.http;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.application.ClaimingTurn;
import org.onsale.admission.application.EnteringCheckout;
import org.onsale.admission.application.ExtendingCheckout;
import org.onsale.admission.application.ReleasingCheckout;
import org.onsale.admission.domain.Checkout;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Checkouts: to ask for one, to keep it, to give it back. What is answered with a body says so where it is mapped: whoever
 * does not take JSON is refused before anything happens.
 */
@RestController
@RequestMapping("/v1/events/{event}/checkouts")
final class CheckoutController {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,128}");

    private final EnteringCheckout entering;
    private final ClaimingTurn claiming;
    private final ExtendingCheckout extending;
    private final ReleasingCheckout releasing;
    private final Credentials credentials;
    private final ShopKey shopKey;
    private final PublicAddresses addresses;
    private final CheckoutAnswers answers;
    private final RetryLater retryLater;

    /** Body of a request for a checkout. */
    record Request(@Nullable String turn) {}

    /** Let in. */
    record Admitted(String status, String checkout, String pass, Instant expiresAt, int heartbeatSeconds) {}

    /** Sent to the line. */
    record Waiting(String status, String join, String page) {}

    /** A heartbeat's answer. */
    record Extended(Instant expiresAt) {}

    CheckoutController(
            EnteringCheckout entering,
            ClaimingTurn claiming,
            ExtendingCheckout extending,
            ReleasingCheckout releasing,
            Credentials credentials,
            ShopKey shopKey,
            PublicAddresses addresses,
            RetryLater retryLater) {
        this.entering = entering;
        this.claiming = claiming;
        this.extending = extending;
        this.releasing = releasing;
        this.credentials = credentials;
        this.shopKey = shopKey;
        this.addresses = addresses;
        this.answers = new CheckoutAnswers(retryLater);
        this.retryLater = retryLater;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<?>> post(
            @PathVariable("event") String eventText,
            @RequestBody(required = false) @Nullable Request body,
            ServerHttpRequest request) {
        EventId event = Paths.event(eventText);
        Optional<String> key = idempotencyKey(request);
        return body == null || body.turn() == null
                ? entering.enter(event, key).map(result -> entered(event, result))
                : claiming.claim(event, body.turn()).map(result -> claimed(event, result));
    }

    private static Optional<String> idempotencyKey(ServerHttpRequest request) {
        List<String> keys = request.getHeaders().getOrEmpty(IDEMPOTENCY_KEY);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (keys.size() > 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw Problem.of(ProblemType.INVALID_REQUEST, "Idempotency-Key must be 1 to 128 printable characters.");
        }
        return Optional.of(keys.get(0));
    }

    private ResponseEntity<?> entered(EventId event, EnteringCheckout.Result result) {
        if (result instanceof EnteringCheckout.Result.Admitted admitted) {
            return admitted(event, admitted.checkout(), admitted.pass());
        }
        if (result instanceof EnteringCheckout.Result.JoiningClosed closed) {
            throw joiningClosed(closed);
        }
        if (result instanceof EnteringCheckout.Result.OnHold) {
            throw retryLater.onHold();
        }
        return ResponseEntity.ok(
                new Waiting("waiting", addresses.join(event), addresses.waitingPage(event, Optional.empty())));
    }

    private static Problem joiningClosed(EnteringCheckout.Result.JoiningClosed closed) {
        Problem problem = Problem.of(
                        ProblemType.JOINING_CLOSED,
                        "The event is " + closed.phase().word() + ".")
                .with("phase", closed.phase().word());
        return closed.opensAt().map(at -> problem.with("opensAt", at)).orElse(problem);
    }

    private ResponseEntity<?> claimed(EventId event, ClaimingTurn.Result result) {
        if (result instanceof ClaimingTurn.Result.Admitted admitted) {
            return admitted(event, admitted.checkout(), admitted.pass());
        }
        if (result instanceof ClaimingTurn.Result.OnHold) {
            throw retryLater.onHold();
        }
        throw Problem.of(ProblemType.TURN_NOT_OFFERED, "The waiting page tells whether another turn comes.");
    }

    private ResponseEntity<?> admitted(EventId event, Checkout checkout, String pass) {
        URI location =
                URI.create(addresses.admission() + "/v1/events/" + event.value() + "/checkouts/" + checkout.id());
        return ResponseEntity.created(location)
                .body(new Admitted("admitted", checkout.id(), pass, checkout.expiresAt(), checkout.heartbeatSeconds()));
    }

    @PutMapping(path = "/{checkout}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Extended> heartbeat(
            @PathVariable("event") String eventText,
            @PathVariable("checkout") String checkoutText,
            ServerHttpRequest request) {
        EventId event = Paths.event(eventText);
        String checkout = Paths.checkout(checkoutText);
        String pass = credentials.passForChange(request, event).orElse("");
        return extending
                .extend(event, checkout, pass)
                .map(answers::extended)
                .map(lease -> new Extended(lease.expiresAt()));
    }

    @DeleteMapping("/{checkout}")
    Mono<ResponseEntity<Void>> release(
            @PathVariable("event") String eventText,
            @PathVariable("checkout") String checkoutText,
            @RequestParam(name = "outcome", defaultValue = "abandoned") String outcome,
            ServerHttpRequest request) {
        EventId event = Paths.event(eventText);
        String checkout = Paths.checkout(checkoutText);
        CheckoutEnd end = CheckoutAnswers.end(outcome);
        String credential = credentials.passForChange(request, event).orElse("");
        Mono<ReleasingCheckout.Result> result = shopKey.is(credential)
                ? releasing.releaseByShop(event, checkout, end)
                : releasing.releaseByPass(event, checkout, credential, end);
        return result.map(CheckoutAnswers::released);
    }
}
