package org.onsale.admission.http;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.application.CheckingPass;
import org.onsale.admission.application.ClaimingTurn;
import org.onsale.admission.application.EnteringCheckout;
import org.onsale.admission.application.EventMemory;
import org.onsale.admission.application.KnownEvents;
import org.onsale.admission.domain.Checkout;
import org.onsale.admission.domain.ReturnTo;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.onsale.redis.EventId;
import org.onsale.redis.RedisAway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.MethodNotAllowedException;
import reactor.core.publisher.Mono;

/** The way in for browsers: on to the shop with the pass in a cookie, or to the waiting page. */
@RestController
@RequestMapping("/enter/{event}")
final class EnterController {
    private static final String NO_REFERRER = "no-referrer";

    private final KnownEvents events;
    private final EnteringCheckout entering;
    private final ClaimingTurn claiming;
    private final CheckingPass checking;
    private final PublicAddresses addresses;
    private final InstantSource clock;

    EnterController(
            KnownEvents events,
            EnteringCheckout entering,
            ClaimingTurn claiming,
            @Qualifier("freshChecks") CheckingPass checking,
            PublicAddresses addresses,
            InstantSource clock) {
        this.events = events;
        this.entering = entering;
        this.claiming = claiming;
        this.checking = checking;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Nothing is given out before the way back is known to be allowed. */
    @RequestMapping(method = RequestMethod.GET)
    Mono<ResponseEntity<Void>> enter(
            @PathVariable("event") String eventText,
            @RequestParam(name = "turn", required = false) @Nullable String turn,
            ServerHttpRequest request) {
        EventId event = Paths.event(eventText);
        List<String> returnTo = request.getQueryParams().getOrDefault("return_to", List.of());
        Optional<String> pass = Credentials.cookie(request, event);
        return events.require(event).flatMap(memory -> {
            ReturnTo shop = shop(memory, returnTo);
            return holdsPass(event, pass)
                    .flatMap(holds -> holds ? Mono.just(see(shop.address())) : admit(event, shop, turn));
        });
    }

    /** Spring would answer HEAD by running GET, and so let somebody in. */
    @RequestMapping(method = RequestMethod.HEAD)
    Mono<Void> head() {
        return Mono.error(() -> new MethodNotAllowedException(HttpMethod.HEAD, Set.of(HttpMethod.GET)));
    }

    /** Told twice it could be read in two ways. */
    private static ReturnTo shop(EventMemory memory, List<String> returnTo) {
        List<String> origins = memory.settings().settings().returnOrigins();
        Optional<String> usual = origins.stream().findFirst().map(origin -> origin + "/");
        return Optional.of(returnTo)
                .filter(told -> told.size() <= 1)
                .flatMap(told -> told.isEmpty() ? usual : Optional.ofNullable(told.get(0)))
                .flatMap(wanted -> ReturnTo.within(origins, wanted))
                .orElseThrow(() -> Problem.of(
                        ProblemType.INVALID_REQUEST,
                        "return_to must be one address of one of the origins this event returns to."));
    }

    private Mono<Boolean> holdsPass(EventId event, Optional<String> pass) {
        return pass.map(text -> checking.mayPass(event, text)).orElse(Mono.just(false));
    }

    private Mono<ResponseEntity<Void>> admit(EventId event, ReturnTo shop, @Nullable String turn) {
        return (turn == null ? enter(event, shop) : claim(event, shop, turn))
                .onErrorReturn(RedisAway.class, waitingPage(event, shop));
    }

    private Mono<ResponseEntity<Void>> enter(EventId event, ReturnTo shop) {
        return entering.enter(event, Optional.empty())
                .map(result -> result instanceof EnteringCheckout.Result.Admitted admitted
                        ? withPass(event, shop, admitted.checkout(), admitted.pass())
                        : waitingPage(event, shop));
    }

    private Mono<ResponseEntity<Void>> claim(EventId event, ReturnTo shop, String turn) {
        return claiming.claim(event, turn)
                .map(result -> result instanceof ClaimingTurn.Result.Admitted admitted
                        ? withPass(event, shop, admitted.checkout(), admitted.pass())
                        : waitingPage(event, shop));
    }

    private ResponseEntity<Void> withPass(EventId event, ReturnTo shop, Checkout checkout, String pass) {
        ResponseCookie cookie = ResponseCookie.from(Credentials.cookieName(event), pass)
                .httpOnly(true)
                .secure(true)
                .sameSite("Lax")
                .path("/")
                .maxAge(Duration.between(clock.instant(), checkout.termEnd()))
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header("Referrer-Policy", NO_REFERRER)
                .location(URI.create(shop.address()))
                .build();
    }

    private ResponseEntity<Void> waitingPage(EventId event, ReturnTo shop) {
        return see(addresses.waitingPage(event, Optional.of(shop.address())));
    }

    private static ResponseEntity<Void> see(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Referrer-Policy", NO_REFERRER)
                .location(URI.create(address))
                .build();
    }
}
