package org.onsale.admission.signin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.onsale.admission.domain.Refusal;
import org.onsale.admission.domain.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Access tokens (JWT) of the OpenID Connect issuer that people sign in with. The issuer is asked for its keys with the
 * first token, not at start, and again when a token names a key it had not.
 */
public final class IssuedTokens {
    private static final Logger log = LoggerFactory.getLogger(IssuedTokens.class);

    /** By public keys only: a token "signed" with a secret, or with none, is nobody's. */
    private static final Set<SignatureAlgorithm> ASYMMETRIC = EnumSet.allOf(SignatureAlgorithm.class);

    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);
    private static final List<String> NAMES = List.of("preferred_username", "email", "sub");
    private static final int LONGEST_NAME = 100;

    private final ReactiveJwtDecoder decoder;
    private final String rolesClaim;
    private final AtomicBoolean wasReached = new AtomicBoolean(true);

    private IssuedTokens(ReactiveJwtDecoder decoder, String rolesClaim) {
        this.decoder = decoder;
        this.rolesClaim = rolesClaim;
    }

    /**
     * Of one issuer.
     *
     * @param audience that a token must be for
     * @param rolesClaim name of the claim with the roles, or a path to it with dots
     * @param web asks the issuer; bounds how long that takes
     */
    public static IssuedTokens of(
            String issuer, String audience, String rolesClaim, WebClient web, InstantSource clock) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withIssuerLocation(issuer)
                .webClient(web)
                .jwsAlgorithms(algorithms -> algorithms.addAll(ASYMMETRIC))
                .validateType(false)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(issuer), new JwtAudienceValidator(audience), new TokenTimes(clock)));
        return new IssuedTokens(decoder, rolesClaim);
    }

    /** Whether it is worth asking. */
    static boolean looksLikeOne(String token) {
        return JWT.matcher(token).matches();
    }

    Mono<Verdict> judge(String token) {
        return decoder.decode(token)
                .timeout(ANSWERS_WITHIN)
                .map(this::verdict)
                .doOnNext(verdict -> tell(true, ""))
                .onErrorResume(JwtValidationException.class, invalid -> refused(TokenTimes.isOnlyFault(invalid)))
                .onErrorResume(BadJwtException.class, bad -> refused(false))
                .doOnError(away -> tell(false, String.valueOf(away.getMessage())))
                .onErrorMap(IssuerAway::new);
    }

    /** Says once that the issuer cannot be asked, and once that it can again. */
    private void tell(boolean isReached, String why) {
        if (wasReached.compareAndSet(!isReached, isReached)) {
            if (isReached) {
                log.info("The issuer of organisers' tokens is reached again.");
            } else {
                log.warn("The issuer of organisers' tokens cannot be asked: {}", why);
            }
        }
    }

    private static Mono<Verdict> refused(boolean isExpired) {
        return Mono.just(new Verdict.Refused(isExpired ? Refusal.Why.EXPIRED : Refusal.Why.UNKNOWN_TOKEN));
    }

    private Verdict verdict(Jwt token) {
        String name = name(token);
        return ClaimedRoles.of(token.getClaims(), rolesClaim).stream()
                .max(Comparator.naturalOrder())
                .<Verdict>map(role -> accepted(name, role, token))
                .orElseGet(() -> new Verdict.NoRole(name));
    }

    private static Verdict accepted(String name, Role role, Jwt token) {
        return new Verdict.Accepted(new Organiser(name, role, Optional.of(TokenTimes.end(token))));
    }

    /** The first that is given; a name that the audit has a meaning of its own for is passed over. */
    private static String name(Jwt token) {
        return NAMES.stream()
                .map(claim -> token.getClaims().get(claim))
                .filter(String.class::isInstance)
                .map(name -> plain((String) name))
                .filter(name -> !name.isEmpty() && !OrganiserTokens.RESERVED.contains(name))
                .findFirst()
                .orElse("unnamed");
    }

    private static String plain(String name) {
        String line = name.replaceAll("\\p{Cntrl}", "?").strip();
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
    }
}
