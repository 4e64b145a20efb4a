package org.onsale.shop.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Passes made outside the admission service: good ones with its key, and those that must not open anything. */
public final class Passes {
    public static final String CHECKOUT = "AAAAAAAAAAAAAAAAAAAAAA";

    private static final JOSEObjectType TYPE = new JOSEObjectType("onsale-pass+jwt");

    private Passes() {}

    /** As the service would sign it. */
    public static String signed(ECKey key, String event, Instant end) {
        return sign(header(key).build(), claims(event, end).build(), key);
    }

    public static String expired(ECKey key, String event) {
        return signed(key, event, Instant.now().minusSeconds(1));
    }

    public static String checkoutOf(String pass) {
        try {
            return SignedJWT.parse(pass).getJWTClaimsSet().getSubject();
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static String unsigned(String event) {
        String header = "{\"alg\":\"none\",\"typ\":\"onsale-pass+jwt\",\"kid\":\"old\"}";
        String payload = claims(event, inAnHour()).build().toString();
        return Base64URL.encode(header) + "." + Base64URL.encode(payload) + ".";
    }

    public static Instant inAnHour() {
        return Instant.now().plusSeconds(3_600);
    }

    /** By name; the key is the real one. */
    public static Map<String, String> bad(ECKey key, String event) {
        ECKey other = Onsale.key(key.getKeyID());
        JWTClaimsSet good = claims(event, inAnHour()).build();
        String genuine = sign(header(key).build(), good, key);
        String unsigned = unsigned(event);
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("expired", expired(key, event));
        bad.put("another event's", signed(key, "other", inAnHour()));
        bad.put("alg none", unsigned);
        bad.put("alg none with a signature", unsigned + genuine.substring(genuine.lastIndexOf('.') + 1));
        bad.put("another key under our key id", sign(header(key).build(), good, other));
        bad.put("an unknown key id", sign(header(key).keyID("unknown").build(), good, other));
        bad.put("no key id", sign(header(key).keyID(null).build(), good, key));
        bad.put(
                "its own key in the header",
                sign(header(key).jwk(other.toPublicJWK()).build(), good, other));
        bad.put(
                "a key address",
                sign(header(key).jwkURL(URI.create("http://127.0.0.1:1/")).build(), good, other));
        bad.put("HS256 with the public key", hs256(key, good));
        bad.put("another type", sign(header(key).type(JOSEObjectType.JWT).build(), good, key));
        bad.put(
                "something critical",
                sign(header(key).criticalParams(Set.of("x")).customParam("x", 1).build(), good, key));
        bad.put("another issuer", sign(key, claims(event, inAnHour()).issuer("other")));
        bad.put("two events", sign(key, claims(event, inAnHour()).audience(List.of(event, "other"))));
        bad.put("no event", sign(key, claims(event, inAnHour()).audience((String) null)));
        bad.put("no end", sign(key, claims(event, inAnHour()).expirationTime(null)));
        bad.put("no checkout", sign(key, claims(event, inAnHour()).subject(null)));
        bad.put("two checkouts", sign(key, claims(event, inAnHour()).jwtID("BBBBBBBBBBBBBBBBBBBBBB")));
        bad.put(
                "a path as checkout",
                sign(key, claims(event, inAnHour()).subject("../x").jwtID("../x")));
        bad.put("no signature", genuine.substring(0, genuine.lastIndexOf('.') + 1));
        bad.put(
                "a signature of zeros",
                genuine.replaceAll("[^.]+$", Base64URL.encode(new byte[64]).toString()));
        bad.put(
                "a changed claim",
                genuine.replaceFirst(
                        "\\.[^.]+\\.", "." + payload(claims(event, inAnHour()).claim("vip", 1)) + "."));
        bad.put("dots", "..");
        bad.put("3 KB", genuine + "A".repeat(3_000));
        return bad;
    }

    private static String payload(JWTClaimsSet.Builder claims) {
        return Base64URL.encode(claims.build().toString()).toString();
    }

    private static JWSHeader.Builder header(ECKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID());
    }

    private static JWTClaimsSet.Builder claims(String event, Instant end) {
        return new JWTClaimsSet.Builder()
                .issuer("onsale")
                .audience(event)
                .subject(CHECKOUT)
                .jwtID(CHECKOUT)
                .issueTime(new Date())
                .expirationTime(Date.from(end));
    }

    private static String sign(ECKey key, JWTClaimsSet.Builder claims) {
        return sign(header(key).build(), claims.build(), key);
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, ECKey key) {
        try {
            return sign(header, claims, new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static String hs256(ECKey key, JWTClaimsSet claims) {
        try {
            byte[] secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .type(TYPE)
                    .keyID(key.getKeyID())
                    .build();
            return sign(header, claims, new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
