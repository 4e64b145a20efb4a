package org.onsale.waitingroom.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onsale.redis.EventId;

/**
 * Verifies who a buyer is, as the shop asserts it in the header {@code Onsale-Identity}: a JWT signed HS256 (no other
 * algorithm is looked at) with {@code aud} the event, {@code exp} in the future, and {@code sub} of 1 to 256 characters.
 */
public final class IdentityAssertions {

    static final String HEADER = "Onsale-Identity";

    private static final int LONGEST_JWT = 4096;
    private static final int LONGEST_SUBJECT = 256;

    private final Optional<MACVerifier> verifier;
    private final InstantSource clock;

    private IdentityAssertions(Optional<MACVerifier> verifier, InstantSource clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    /**
     * Verifies with the shop's key.
     *
     * @throws IllegalArgumentException if the key has less than 32 bytes
     */
    public static IdentityAssertions with(byte[] key, InstantSource clock) {
        try {
            return new IdentityAssertions(Optional.of(new MACVerifier(key)), clock);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the key has " + key.length + " bytes; wanted are 32 or more", e);
        }
    }

    /** Without a key nobody proves an identity. */
    public static IdentityAssertions none(InstantSource clock) {
        return new IdentityAssertions(Optional.empty(), clock);
    }

    /** The identity that is proven for this event; empty if none is. Total: no text makes it throw. */
    Optional<String> identity(EventId event, @Nullable String jwt) {
        if (jwt == null || jwt.length() > LONGEST_JWT) {
            return Optional.empty();
        }
        return verifier.flatMap(key -> claims(key, jwt))
                .filter(claims -> claims.getAudience().contains(event.value()) && isValidNow(claims))
                .map(JWTClaimsSet::getSubject)
                .filter(subject -> !subject.isBlank() && subject.length() <= LONGEST_SUBJECT);
    }

    private static Optional<JWTClaimsSet> claims(MACVerifier key, String text) {
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            boolean isSigned = JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) && jwt.verify(key);
            return isSigned ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private boolean isValidNow(JWTClaimsSet claims) {
        Date now = Date.from(clock.instant());
        Date expires = claims.getExpirationTime();
        Date notBefore = claims.getNotBeforeTime();
        return expires != null && now.before(expires) && (notBefore == null || !now.before(notBefore));
    }
}
