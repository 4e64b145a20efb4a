package org.onsale.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets of a run.
 *
 * @param adminTokens of the organiser API as the service reads them: one, or {@code alice:<token>,bob/viewer:<token>}
 * @param placeKey {@code kid:base64[,kid:base64…]}
 * @param passKey a private EC P-256 JWK, or a set of them
 */
record Keys(String adminTokens, String placeKey, String passKey) {

    private static final int SECRET_BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[!-~]{8,256}");
    /** Without a name, or with one and no lesser role. */
    private static final Pattern ADMIN = Pattern.compile("(?:[a-z][a-z0-9-]{0,31}(?:/admin)?:)?(?<token>[^:]+)");

    private static final Pattern NAMED_SECRET = Pattern.compile("([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_=-]+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The given ones, and made up ones for the rest. Error texts never show a secret. */
    static Keys from(Variables variables) {
        return new Keys(
                variables
                        .text("ONSALE_ADMIN_TOKEN")
                        .map(Keys::checkedToken)
                        .orElseGet(() -> secret(Base64.getUrlEncoder().withoutPadding(), 24)),
                variables
                        .text("ONSALE_PLACE_KEY")
                        .map(Keys::checkedPlaceKey)
                        .orElseGet(() -> "local:" + secret(Base64.getEncoder(), SECRET_BYTES)),
                variables.text("ONSALE_PASS_KEY").map(Keys::checkedPassKey).orElseGet(Keys::newPassKey));
    }

    /** The token of the first who may do everything. */
    String adminToken() {
        return adminAmong(adminTokens).orElseThrow();
    }

    private static Optional<String> adminAmong(String tokens) {
        return Arrays.stream(tokens.split(","))
                .map(ADMIN::matcher)
                .filter(Matcher::matches)
                .map(admin -> admin.group("token"))
                .findFirst();
    }

    private static String secret(Base64.Encoder encoder, int bytes) {
        byte[] secret = new byte[bytes];
        RANDOM.nextBytes(secret);
        return encoder.encodeToString(secret);
    }

    private static String newPassKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("local").generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java cannot make P-256 keys", e);
        }
    }

    private static String checkedToken(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new CannotStart(
                    "ONSALE_ADMIN_TOKEN is not usable; wanted are 8 to 256 printable characters, no spaces.");
        }
        if (adminAmong(token).isEmpty()) {
            throw new CannotStart(
                    "ONSALE_ADMIN_TOKEN names nobody with the role admin, who is needed to make the demo.");
        }
        return token;
    }

    private static String checkedPlaceKey(String keys) {
        for (String key : keys.split(",", -1)) {
            var named = NAMED_SECRET.matcher(key);
            if (!named.matches() || length(named.group(2)) < SECRET_BYTES) {
                throw new CannotStart(
                        "ONSALE_PLACE_KEY is not readable; wanted is name:secret[,name:secret], each secret"
                                + " base64 of at least 32 bytes, for example k1:$(head -c 32 /dev/urandom | base64).");
            }
        }
        return keys;
    }

    private static int length(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/')).length;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private static String checkedPassKey(String json) {
        if (!passKeys(json).stream().allMatch(Keys::signsPasses)) {
            throw unusablePassKey();
        }
        return json;
    }

    private static List<JWK> passKeys(String json) {
        try {
            List<JWK> keys = json.contains("\"keys\"") ? JWKSet.parse(json).getKeys() : List.of(JWK.parse(json));
            if (!keys.isEmpty()) {
                return keys;
            }
        } catch (ParseException e) {
            // Said below, without the text, which may hold a secret.
        }
        throw unusablePassKey();
    }

    private static boolean signsPasses(JWK key) {
        return key instanceof ECKey ec && ec.isPrivate() && Curve.P_256.equals(ec.getCurve());
    }

    private static CannotStart unusablePassKey() {
        return new CannotStart(
                "ONSALE_PASS_KEY is not readable; wanted is a JSON Web Key, or a set of them,"
                        + " each a private EC key on P-256 ({\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":…,\"x\":…,\"y\":…,\"d\":…}).");
    }

    @Override
    public String toString() {
        return "Keys[kept secret]";
    }
}
