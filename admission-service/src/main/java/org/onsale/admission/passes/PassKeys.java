package org.onsale.admission.passes;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of passes, by key id: the first one signs, all of them verify. At most {@value #MOST}. */
public final class PassKeys {
    private static final int MOST = 16;
    private static final String WANTED =
            "wanted is a JWK, or a JWK set, of EC keys on P-256, the first one with its private part; ";

    private final ECKey signing;
    private final Map<String, ECKey> byId;

    private PassKeys(List<ECKey> keys) {
        this.signing = keys.get(0);
        this.byId = new LinkedHashMap<>();
        keys.forEach(key -> {
            if (byId.put(key.getKeyID(), key) != null) {
                throw new IllegalArgumentException(WANTED + "two keys have the same kid");
            }
        });
    }

    /** A key of this process only: passes end with it, and other nodes refuse them. */
    public static PassKeys random() {
        try {
            return new PassKeys(List.of(
                    new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate()));
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    /** @throws IllegalArgumentException with one sentence that shows nothing of the keys */
    public static PassKeys parse(String json) {
        List<JWK> keys = read(json);
        if (keys.isEmpty() || keys.size() > MOST) {
            throw new IllegalArgumentException(WANTED + "there are " + keys.size() + " keys");
        }
        if (!keys.get(0).isPrivate()) {
            throw new IllegalArgumentException(WANTED + "the first key has no private part");
        }
        return new PassKeys(keys.stream().map(PassKeys::checked).toList());
    }

    private static List<JWK> read(String json) {
        try {
            return JWKSet.parse(json).getKeys();
        } catch (ParseException | IllegalArgumentException notASet) {
            try {
                return List.of(JWK.parse(json));
            } catch (ParseException | IllegalArgumentException e) {
                throw new IllegalArgumentException(WANTED + "it is neither");
            }
        }
    }

    private static ECKey checked(JWK key) {
        if (!(key instanceof ECKey ec) || !Curve.P_256.equals(ec.getCurve())) {
            throw new IllegalArgumentException(WANTED + "one of them is of another kind");
        }
        try {
            return ec.getKeyID() == null
                    ? new ECKey.Builder(ec).keyIDFromThumbprint().build()
                    : ec;
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    ECKey signing() {
        return signing;
    }

    Optional<ECKey> verifying(String keyId) {
        return Optional.ofNullable(byId.get(keyId));
    }

    List<String> keyIds() {
        return List.copyOf(byId.keySet());
    }

    /** The JWK set that is published: public parts only. */
    public String publicJson() {
        return new JWKSet(
                        byId.values().stream().map(key -> (JWK) published(key)).toList())
                .toString(true);
    }

    private static ECKey published(ECKey key) {
        return new ECKey.Builder(key.toPublicJWK())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .build();
    }
}
