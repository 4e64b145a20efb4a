package org.onsale.admission.signin;

import java.util.Optional;
import org.onsale.admission.domain.Refusal;
import org.onsale.admission.domain.Role;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.onsale.admission.problems.RetryLater;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets organisers in who have the role it takes. Whoever is refused is noted, and not let try for ever. */
public final class Door {
    private final Bearers bearers;
    private final FailureLimit limit;
    private final SourceAddresses sources;
    private final RefusalNotes notes;
    private final RetryLater retryLater;

    public Door(
            Bearers bearers, FailureLimit limit, SourceAddresses sources, RefusalNotes notes, RetryLater retryLater) {
        this.bearers = bearers;
        this.limit = limit;
        this.sources = sources;
        this.notes = notes;
        this.retryLater = retryLater;
    }

    /** Who makes the request. Fails with the problem to answer. */
    Mono<Organiser> admit(ServerWebExchange exchange, Role needed) {
        return Mono.defer(() -> {
            SourceAddresses.Source source = sources.of(exchange.getRequest());
            Optional<String> token = Bearers.token(exchange.getRequest().getHeaders());
            if (token.isEmpty()) {
                return Mono.error(refused(exchange, source, Refusal.Why.NO_TOKEN));
            }
            if (!limit.isOpenTo(source.network())) {
                return Mono.error(retryLater.afterFailures());
            }
            return bearers.judge(token.get())
                    .onErrorMap(IssuerAway.class, away -> retryLater.issuerAway())
                    .map(verdict -> admitted(verdict, exchange, source, needed));
        });
    }

    private Organiser admitted(
            Verdict verdict, ServerWebExchange exchange, SourceAddresses.Source source, Role needed) {
        if (verdict instanceof Verdict.Refused refused) {
            throw refused(exchange, source, refused.why());
        }
        if (verdict instanceof Verdict.NoRole nobody) {
            throw forbidden(exchange, nobody.name(), needed);
        }
        Organiser organiser = ((Verdict.Accepted) verdict).organiser();
        if (!limit.letsIn(source.network(), organiser.name())) {
            throw retryLater.afterFailures();
        }
        require(exchange, organiser, needed);
        return organiser;
    }

    /** Refuses somebody who was let in and wants what takes more. */
    public void require(ServerWebExchange exchange, Organiser organiser, Role needed) {
        if (!organiser.role().covers(needed)) {
            throw forbidden(exchange, organiser.name(), needed);
        }
    }

    private Problem refused(ServerWebExchange exchange, SourceAddresses.Source source, Refusal.Why why) {
        if (limit.isOneTooMany(source.network())) {
            return retryLater.afterFailures();
        }
        notes.note(exchange, source.text(), Optional.empty(), why);
        String detail = why == Refusal.Why.EXPIRED
                ? "The token is over; sign in again."
                : "Send Authorization: Bearer <organiser's token>.";
        return Problem.of(ProblemType.UNAUTHORIZED, detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"onsale organisers\"");
    }

    private Problem forbidden(ServerWebExchange exchange, String name, Role needed) {
        notes.note(exchange, sources.of(exchange.getRequest()).text(), Optional.of(name), Refusal.Why.ROLE);
        return Problem.of(ProblemType.FORBIDDEN, "It takes the role " + needed.word() + ".")
                .with("role", needed.word());
    }
}
