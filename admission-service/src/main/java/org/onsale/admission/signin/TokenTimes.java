package org.onsale.admission.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** A token has an end and is good until then, give or take how clocks differ; one without an end is not taken. */
final class TokenTimes implements OAuth2TokenValidator<Jwt> {
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);
    private static final OAuth2Error EXPIRED = new OAuth2Error("expired", "The token is over.", null);
    private static final OAuth2Error NO_TIME =
            new OAuth2Error("invalid_token", "The token has no end, or begins later.", null);

    private final InstantSource clock;

    TokenTimes(InstantSource clock) {
        this.clock = clock;
    }

    /** When the token is taken for the last time. */
    static Instant end(Jwt token) {
        return Objects.requireNonNull(token.getExpiresAt()).plus(CLOCKS_DIFFER);
    }

    /** Whether a token was refused for its end alone. */
    static boolean isOnlyFault(JwtValidationException invalid) {
        return invalid.getErrors().stream().map(OAuth2Error::getErrorCode).allMatch(EXPIRED.getErrorCode()::equals);
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        Instant begin = token.getNotBefore();
        if (token.getExpiresAt() == null
                || begin != null && begin.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            return OAuth2TokenValidatorResult.failure(NO_TIME);
        }
        return end(token).isAfter(clock.instant())
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(EXPIRED);
    }
}
