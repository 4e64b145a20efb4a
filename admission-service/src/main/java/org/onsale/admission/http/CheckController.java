package org.onsale.admission.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Answers a gateway. Someone without a pass gets 401 with the way in as {@code Location}, since nginx takes a
 * redirect from {@code auth_request} for an error; gateways that hand the answer on ask for {@code mode=redirect}.
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
        String pass = Credentials.pass(request, event).orElse("");
        return checking.mayPass(event, pass)
                .map(may -> may
                        ? ResponseEntity.noContent().build()
                        : ResponseEntity.status(mode == null ? HttpStatus.UNAUTHORIZED : HttpStatus.SEE_OTHER)
                                .location(wayIn(event, request))
                                .build());
    }

    private URI wayIn(EventId event, ServerHttpRequest request) {
        List<String> origins = events.remembered(event)
                .map(memory -> memory.settings().settings().returnOrigins())
                .orElse(List.of());
        Optional<String> returnTo = OriginalAddress.of(request.getHeaders(), origins);
        return URI.create(addresses.enter(event, returnTo));
    }
}
