package org.onsale.admission.passes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.application.Passes;
import org.onsale.admission.domain.Checkout;
import org.onsale.admission.domain.Pass;
import org.onsale.admission.domain.PassReading;
import org.onsale.redis.EventId;

/**
 * Passes as JWT (RFC 7519) signed with ES256, after the advice of RFC 8725: one algorithm, one type, keys chosen by
 * key id among our own and from nowhere else. {@code exp} is the end of the term in whole seconds, rounded down.
 *
 * <p>Verified passes are kept, since a gateway shows the same one with every request of a page; time is checked anew.
 */
public final class SignedPasses implements Passes {
    static final JOSEObjectType TYPE = new JOSEObjectType("onsale-pass+jwt");
    static final String ISSUER = "onsale";

    private static final int LONGEST = 2_048;
    private static final int MOST_KEPT = 20_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final PassKeys keys;
    private final InstantSource clock;
    private final JWSSigner signer;
    private final Map<String, JWSVerifier> verifiers = new HashMap<>();
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    private record Verified(String event, Pass pass) {}

    public SignedPasses(PassKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
        try {
            this.signer = new ECDSASigner(keys.signing());
            for (String id : keys.keyIds()) {
                verifiers.put(id, new ECDSAVerifier(keys.verifying(id).orElseThrow()));
            }
        } catch (JOSEException e) {
            throw new IllegalArgumentException("Passes cannot be signed with the given keys", e);
        }
    }

    @Override
    public String sign(EventId event, Checkout checkout) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(keys.signing().getKeyID())
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(event.value())
                .subject(checkout.id())
                .jwtID(checkout.id())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(checkout.termEnd()))
                .build();
        try {
            SignedJWT pass = new SignedJWT(header, claims);
            pass.sign(signer);
            return pass.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A pass could not be signed", e);
        }
    }

    @Override
    public PassReading read(EventId event, String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return new PassReading.Refused();
        }
        return Optional.ofNullable(verified.get(text, this::verify))
                .filter(known -> known.event().equals(event.value()))
                .map(known -> inTime(known.pass()))
                .orElseGet(PassReading.Refused::new);
    }

    private PassReading inTime(Pass pass) {
        return clock.instant().isBefore(pass.termEnd()) ? new PassReading.Valid(pass) : new PassReading.Expired(pass);
    }

    /** Null, hence not kept, for whatever is not a pass of ours; an unforeseen error is a refusal too. */
    private @Nullable Verified verify(String text) {
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            return isSigned(jwt, text) ? claimsOf(jwt.getJWTClaimsSet()).orElse(null) : null;
        } catch (ParseException | JOSEException | RuntimeException e) {
            return null;
        }
    }

    private boolean isSigned(SignedJWT jwt, String text) throws JOSEException {
        JWSHeader header = jwt.getHeader();
        JWSVerifier verifier = verifiers.get(String.valueOf(header.getKeyID()));
        return JWSAlgorithm.ES256.equals(header.getAlgorithm())
                && TYPE.equals(header.getType())
                && header.getCriticalParams() == null
                && verifier != null
                && isCanonical(jwt.getSignature(), text)
                && jwt.verify(verifier);
    }

    /** Base64 leaves bits unused at its end, so one signature has several spellings; only ours is taken. */
    private static boolean isCanonical(Base64URL signature, String text) {
        return text.endsWith("." + Base64URL.encode(signature.decode()));
    }

    private static Optional<Verified> claimsOf(JWTClaimsSet claims) {
        List<String> audience = claims.getAudience();
        String checkout = claims.getSubject();
        Date expiry = claims.getExpirationTime();
        boolean whole = ISSUER.equals(claims.getIssuer())
                && audience.size() == 1
                && checkout != null
                && checkout.equals(claims.getJWTID())
                && expiry != null;
        return whole
                ? Optional.of(new Verified(audience.get(0), new Pass(checkout, Instant.ofEpochMilli(expiry.getTime()))))
                : Optional.empty();
    }
}
