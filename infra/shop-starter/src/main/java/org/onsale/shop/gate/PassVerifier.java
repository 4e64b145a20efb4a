package org.onsale.shop.gate;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onsale.shop.OnsaleCheckout;

/**
 * Verifies passes of one event, after the advice of RFC 8725: one algorithm, one type, the key chosen by key id among
 * the published ones and from nowhere else, every claim compared exactly.
 */
final class PassVerifier {
    private static final JOSEObjectType TYPE = new JOSEObjectType("onsale-pass+jwt");
    private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;
    private static final Pattern CHECKOUT = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final String event;
    private final ClaimsVerifier claims;

    /** What a pass turned out to be. */
    sealed interface Reading {
        record Good(OnsaleCheckout checkout) implements Reading {}

        /** Forged, over, or of something else. */
        record Bad() implements Reading {}

        /** Signed with a key that is not among the ones at hand. */
        record UnknownKey() implements Reading {}
    }

    PassVerifier(String event, InstantSource clock) {
        this.event = event;
        this.claims = new ClaimsVerifier(event, clock);
    }

    /** Whether the header is that of a pass; proves nothing. */
    static boolean claimsToBePass(SignedJWT jwt) {
        JWSHeader header = jwt.getHeader();
        return ALGORITHM.equals(header.getAlgorithm()) && TYPE.equals(header.getType()) && header.getKeyID() != null;
    }

    /** Whether the claims would do if the signature were good; proves nothing. */
    boolean readsLikeAPass(SignedJWT jwt) {
        try {
            claims.verify(jwt.getJWTClaimsSet(), null);
            return true;
        } catch (ParseException | BadJWTException | RuntimeException e) {
            return false;
        }
    }

    Reading read(SignedJWT jwt, JWKSet keys) {
        if (!claimsToBePass(jwt)) {
            return new Reading.Bad();
        }
        if (keys.getKeyByKeyId(jwt.getHeader().getKeyID()) == null) {
            return new Reading.UnknownKey();
        }
        try {
            JWTClaimsSet verified = processor(keys).process(jwt, null);
            return new Reading.Good(new OnsaleCheckout(
                    verified.getSubject(), event, verified.getExpirationTime().toInstant(), jwt.serialize()));
        } catch (BadJOSEException | JOSEException | RuntimeException e) {
            // Whatever a made-up token manages to upset, it is not a pass.
            return new Reading.Bad();
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor(JWKSet keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHM, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    /** No tolerance for clocks: a pass must not outlive its slot. */
    private static final class ClaimsVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final InstantSource clock;

        ClaimsVerifier(String event, InstantSource clock) {
            super(new JWTClaimsSet.Builder().issuer("onsale").audience(event).build(), Set.of("sub", "jti", "exp"));
            this.clock = clock;
            setMaxClockSkew(0);
        }

        @Override
        public void verify(JWTClaimsSet set, @Nullable SecurityContext context) throws BadJWTException {
            super.verify(set, context);
            String checkout = set.getSubject();
            if (!checkout.equals(set.getJWTID()) || !CHECKOUT.matcher(checkout).matches()) {
                throw new BadJWTException("Not the id of a checkout");
            }
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
