package org.onsale.admission.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.application.CheckingPass;
import org.onsale.admission.application.KnownEvents;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.onsale.redis.EventId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Answers a gateway. Someone without a pass gets 401 with the way in as {@code Location}, since nginx takes a
 * redirect from {@code auth_request} for an error; gateways that hand the answer on ask for {@code mode=redirect}.
 * Envoy cannot be told an address to ask: it asks with the buyer's own method at a prefix before the buyer's own path.
 */
@RestController
final class CheckController {
    private static final String REDIRECT = "redirect";

    private final CheckingPass checking;
    private final KnownEvents events;
    private final PublicAddresses addresses;

    CheckController(@Qualifier("gatewayChecks") CheckingPass checking, KnownEvents events, PublicAddresses addresses) {
        this.checking = checking;
        this.events = events;
        this.addresses = addresses;
    }

    @GetMapping("/v1/check")
    Mono<ResponseEntity<Void>> check(
            @RequestParam("event") String eventText,
            @RequestParam(name = "mode", required = false) @Nullable String mode,
            ServerHttpRequest request) {
        if (mode != null && !mode.equals(REDIRECT)) {
            throw Problem.of(ProblemType.INVALID_REQUEST, "mode must be redirect, or absent.");
        }
        EventId event = Paths.event(eventText);
        HttpStatus no = mode == null ? HttpStatus.UNAUTHORIZED : HttpStatus.SEE_OTHER;
        return answer(
                event,
                request,
                HttpStatus.NO_CONTENT,
                no,
                () -> OriginalAddress.of(request.getHeaders(), origins(event)));
    }

    /**
     * For Envoy: 200, the one status it takes for a yes, or a redirect, which it hands on. The methods are listed
     * because Spring would otherwise answer OPTIONS by itself, with 200.
     */
    @RequestMapping(
            path = "/v1/check/{event}/**",
            method = {
                RequestMethod.GET,
                RequestMethod.HEAD,
                RequestMethod.POST,
                RequestMethod.PUT,
                RequestMethod.PATCH,
                RequestMethod.DELETE,
                RequestMethod.OPTIONS
            })
    Mono<ResponseEntity<Void>> checkBefore(@PathVariable("event") String eventText, ServerHttpRequest request) {
        EventId event = Paths.event(eventText);
        String prefix = "/v1/check/" + event.value();
        return answer(
                event,
                request,
                HttpStatus.OK,
                HttpStatus.SEE_OTHER,
                () -> OriginalAddress.after(prefix, request, origins(event)));
    }

    private Mono<ResponseEntity<Void>> answer(
            EventId event,
            ServerHttpRequest request,
            HttpStatus yes,
            HttpStatus no,
            Supplier<Optional<String>> returnTo) {
        return checking.mayPass(event, Credentials.pass(request, event).orElse(""))
                .map(may -> may
                        ? ResponseEntity.status(yes).build()
                        : ResponseEntity.status(no)
                                .location(URI.create(addresses.enter(event, returnTo.get())))
                                .build());
    }

    private List<String> origins(EventId event) {
        return events.remembered(event)
                .map(memory -> memory.settings().settings().returnOrigins())
                .orElse(List.of());
    }
}
