package org.onsale.admission.signin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.onsale.admission.domain.Refusal;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Tells whose a token is: one of the installation's own, else one of the issuer that people sign in with. */
public final class Bearers {
    private static final String SCHEME = "bearer ";

    private final OrganiserTokens own;
    private final Optional<IssuedTokens> issued;

    public Bearers(OrganiserTokens own, Optional<IssuedTokens> issued) {
        this.own = own;
        this.issued = issued;
    }

    /** The token of a request; empty when there is none, or more than one. */
    static Optional<String> token(HttpHeaders headers) {
        List<String> values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        return values.size() == 1 && values.get(0).toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? Optional.of(values.get(0).substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    /** Fails with {@link IssuerAway} when only the issuer could tell and it cannot be asked. */
    Mono<Verdict> judge(String token) {
        return own.of(token)
                .<Mono<Verdict>>map(organiser -> Mono.just(new Verdict.Accepted(organiser)))
                .or(() -> issued.filter(issuer -> IssuedTokens.looksLikeOne(token))
                        .map(issuer -> issuer.judge(token)))
                .orElse(Mono.just(new Verdict.Refused(Refusal.Why.UNKNOWN_TOKEN)));
    }
}
