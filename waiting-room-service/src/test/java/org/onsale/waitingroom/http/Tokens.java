package org.onsale.waitingroom.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import org.onsale.waitingroom.domain.Epoch;
import org.onsale.waitingroom.domain.PlaceKeyRing;
import org.onsale.waitingroom.domain.PlaceToken;
import org.onsale.waitingroom.domain.PlaceTokens;
import org.onsale.waitingroom.redis.EventData;

/** Tokens made by hand. */
final class Tokens {

    private static final PlaceTokens PLACES = new PlaceTokens(PlaceKeyRing.parse(RunningService.PLACE_KEY));

    private Tokens() {}

    /** A valid place token. */
    static String place(String event, long number) {
        return PLACES.sign(new PlaceToken(
                event,
                Epoch.parse(EventData.EPOCH).orElseThrow(),
                "AAECAwQFBgcICQoL",
                number,
                Instant.ofEpochSecond(1_900_000_000)));
    }

    /** A valid identity assertion. */
    static String identity(String event, String subject) {
        return identity(RunningService.IDENTITY_KEY, JWSAlgorithm.HS256, claims(event, subject));
    }

    static JWTClaimsSet claims(String event, String subject) {
        return new JWTClaimsSet.Builder()
                .audience(event)
                .subject(subject)
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
    }

    static String identity(byte[] key, JWSAlgorithm algorithm, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims);
            jwt.sign(new MACSigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
