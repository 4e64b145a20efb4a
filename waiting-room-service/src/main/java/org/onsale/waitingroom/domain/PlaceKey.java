package org.onsale.waitingroom.domain;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret from which place tokens get their MAC (HMAC-SHA-256, RFC 2104), named by a key id. */
public final class PlaceKey {

    /** Fewest bytes of a secret: as many as the MAC has. */
    public static final int LEAST_BYTES = 32;

    private static final Pattern KID = Pattern.compile("[A-Za-z0-9_-]{1,16}");
    private static final String ALGORITHM = "HmacSHA256";

    private final String kid;
    /** A MAC keeps state while it reads, so each thread has its own. */
    private final ThreadLocal<Mac> keyed;

    private PlaceKey(String kid, Mac keyed) {
        this.kid = kid;
        this.keyed = ThreadLocal.withInitial(() -> copy(keyed));
    }

    /** @throws IllegalArgumentException if the key id has another form, or the secret is short or one byte repeated */
    public static PlaceKey of(String kid, byte[] secret) {
        if (!KID.matcher(kid).matches()) {
            throw new IllegalArgumentException(
                    "a key id has 1 to 16 of A-Z, a-z, 0-9, _ and -, for example 2031-05, and this one has not");
        }
        if (secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException("key " + kid + " has " + secret.length + " bytes; wanted are "
                    + LEAST_BYTES + " or more, for example from: openssl rand -base64 32");
        }
        if (isOneByteRepeated(secret)) {
            throw new IllegalArgumentException(
                    "key " + kid + " is one byte repeated; wanted are random bytes, from: openssl rand -base64 32");
        }
        return new PlaceKey(kid, keyed(secret));
    }

    private static boolean isOneByteRepeated(byte[] secret) {
        byte[] repeated = new byte[secret.length];
        Arrays.fill(repeated, secret[0]);
        return Arrays.equals(secret, repeated);
    }

    private static Mac keyed(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    public String kid() {
        return kid;
    }

    private static Mac copy(Mac keyed) {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " of this Java platform cannot be cloned", e);
        }
    }

    /** The MAC of the data, 32 bytes. May be called by many threads at once. */
    byte[] mac(byte[] data) {
        return mac(data, data.length);
    }

    /** The MAC of the first bytes of the data. */
    byte[] mac(byte[] data, int length) {
        Mac mac = keyed.get();
        mac.update(data, 0, length);
        return mac.doFinal();
    }

    /** The key id only. */
    @Override
    public String toString() {
        return "PlaceKey[" + kid + "]";
    }
}
