package org.onsale.admission.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onsale.admission.domain.Checkout;
import org.onsale.redis.EventId;

/** Passes as an attacker would make them, around the real key of a service. */
public final class ForgedPasses {
    private static final JOSEObjectType TYPE = new JOSEObjectType("onsale-pass+jwt");

    private final ECKey key;
    private final Instant now;

    public ForgedPasses(ECKey key, Instant now) {
        this.key = key;
        this.now = now;
    }

    public static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of them must be refused by a service with that key. */
    public Map<String, String> byName(EventId event, Checkout checkout) {
        Map<String, String> forged = new LinkedHashMap<>();
        JWTClaimsSet good = claims(event, checkout).build();
        String payload = Base64URL.encode(good.toString()).toString();
        String signed = signed(header().build(), good, key);
        String signature = signed.substring(signed.lastIndexOf('.') + 1);
        ECKey other = key("first");

        for (String none : List.of("none", "None", "nOnE", "NONE", "")) {
            forged.put("alg \"" + none + "\"", unsigned(none, payload));
            forged.put("alg \"" + none + "\" with a signature", unsigned(none, payload) + signature);
        }
        forged.put(
                "HS256 with the public key",
                hs256(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8), good));
        forged.put("HS256 with the public point", hs256(publicPoint(), good));
        forged.put("another key under our key id", signed(header().build(), good, other));
        forged.put("an unknown key id", signed(header().keyID("unknown").build(), good, other));
        forged.put("no key id", signed(header().keyID(null).build(), good, key));
        forged.put(
                "a key id that is a path",
                signed(header().keyID("../../dev/null").build(), good, other));
        forged.put(
                "a key id that is a query",
                signed(header().keyID("x' OR '1'='1").build(), good, other));
        forged.put(
                "a key id of 10 KB", signed(header().keyID("k".repeat(10_000)).build(), good, other));
        forged.put(
                "its own key in the header",
                signed(header().jwk(other.toPublicJWK()).build(), good, other));
        forged.put(
                "a key address in the header",
                signed(
                        header().keyID("x")
                                .jwkURL(URI.create("http://127.0.0.1:1/jwks"))
                                .build(),
                        good,
                        other));
        forged.put(
                "a certificate address",
                signed(
                        header().keyID("x")
                                .x509CertURL(URI.create("http://127.0.0.1:1/x"))
                                .build(),
                        good,
                        other));
        forged.put("another type", signed(header().type(JOSEObjectType.JWT).build(), good, key));
        forged.put("no type", signed(header().type(null).build(), good, key));
        forged.put(
                "something critical",
                signed(
                        header().criticalParams(Set.of("exp"))
                                .customParam("exp", 1)
                                .build(),
                        good,
                        key));
        forged.put(
                "another issuer",
                signed(header().build(), claims(event, checkout).issuer("other").build(), key));
        forged.put(
                "another event",
                signed(
                        header().build(),
                        claims(event, checkout).audience("other").build(),
                        key));
        forged.put(
                "two events",
                signed(
                        header().build(),
                        claims(event, checkout)
                                .audience(List.of(event.value(), "other"))
                                .build(),
                        key));
        forged.put(
                "no event",
                signed(
                        header().build(),
                        claims(event, checkout).audience((String) null).build(),
                        key));
        forged.put(
                "no end",
                signed(
                        header().build(),
                        claims(event, checkout).expirationTime(null).build(),
                        key));
        forged.put(
                "two checkouts",
                signed(
                        header().build(),
                        claims(event, checkout).jwtID("BBBBBBBBBBBBBBBBBBBBBB").build(),
                        key));
        forged.put(
                "no checkout",
                signed(
                        header().build(),
                        claims(event, checkout).subject(null).jwtID(null).build(),
                        key));
        forged.put("no signature", signed.substring(0, signed.lastIndexOf('.') + 1));
        forged.put("two parts", signed.substring(0, signed.lastIndexOf('.')));
        forged.put("four parts", signed + "." + signature);
        forged.put(
                "an empty signature of zeros",
                signed.substring(0, signed.lastIndexOf('.') + 1) + Base64URL.encode(new byte[64]));
        forged.put("another spelling of the signature", otherSpelling(signed));
        forged.put("a space at the end", signed + " ");
        forged.put("nothing", "");
        forged.put("dots", "..");
        forged.put("a place token", "p1.k1.AQRkZW1v.AAAAAAAAAAAAAAAAAAAAAA");
        forged.put("100 KB", "a".repeat(100_000));
        return forged;
    }

    private JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID());
    }

    private JWTClaimsSet.Builder claims(EventId event, Checkout checkout) {
        return new JWTClaimsSet.Builder()
                .issuer("onsale")
                .audience(event.value())
                .subject(checkout.id())
                .jwtID(checkout.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(checkout.termEnd()));
    }

    /** A pass as the service itself would sign it. */
    public String genuine(EventId event, Checkout checkout) {
        return signed(header().build(), claims(event, checkout).build(), key);
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, ECKey key) {
        try {
            return signed(header, claims, new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private String hs256(byte[] secret, JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .type(TYPE)
                    .keyID(key.getKeyID())
                    .build();
            return signed(header, claims, new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] publicPoint() {
        byte[] x = key.getX().decode();
        byte[] y = key.getY().decode();
        byte[] point = new byte[x.length + y.length];
        System.arraycopy(x, 0, point, 0, x.length);
        System.arraycopy(y, 0, point, x.length, y.length);
        return point;
    }

    private String unsigned(String algorithm, String payload) {
        String header =
                "{\"alg\":\"" + algorithm + "\",\"typ\":\"onsale-pass+jwt\",\"kid\":\"" + key.getKeyID() + "\"}";
        return Base64URL.encode(header) + "." + payload + ".";
    }

    /** The last character of 64 bytes in base64 has four bits that mean nothing. */
    private static String otherSpelling(String signed) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(signed.charAt(signed.length() - 1));
        return signed.substring(0, signed.length() - 1) + alphabet.charAt(last ^ 1);
    }

    /** A key that was made for this test only. */
    public static String goldenKey() {
        return """
                {"kty":"EC","d":"CdnQ50kZxpZYnyATXQmoqTrv6IS82Xa_bttZuvMYZ34","crv":"P-256","kid":"golden","x":"yPVMmmKDV680rYTepJ5b5F41jGNoHWMOTJ9deF0Atgk","y":"uT7M3rBkWjJ9CXnnMAm45iUbqF7yimpBm1nB2ZnwreY"}""";
    }

    /** A pass signed by {@link #goldenKey()} for checkout {@code AAAA…} of the event {@code demo}. */
    public static String goldenPass() {
        return "eyJraWQiOiJnb2xkZW4iLCJ0eXAiOiJvbnNhbGUtcGFzcytqd3QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJkZW1vI"
                + "iwic3ViIjoiQUFBQUFBQUFBQUFBQUFBQUFBQUFBQSIsImlzcyI6Im9uc2FsZSIsImV4cCI6MTkyNTAyODYwMCwiaWF"
                + "0IjoxOTI1MDI4MDAwLCJqdGkiOiJBQUFBQUFBQUFBQUFBQUFBQUFBQUFBIn0.TdewrWFwSvXOVvZuwVHwQUZD2wUTB"
                + "TaamNVyGSxmYGnVbun_IpQouXzcWb1iCd3PJmmtMQDpsrnF43XmLhG3HA";
    }
}
