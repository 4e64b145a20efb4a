package org.onsale.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Ids of checkouts: 22 characters of unpadded base64url, 16 bytes.
 *
 * <p>An id that follows from what the buyer sent makes the call repeatable: the same claim gives the same checkout
 * with no lookup. A place id is a secret of its buyer, so what follows from it cannot be guessed either.
 */
public final class Ids {

    private static final int BYTES = 16;

    private Ids() {}

    /** The checkout that the turn of this place becomes when it is claimed. */
    public static String checkoutOf(String placeId) {
        return digestOf("checkout:" + placeId);
    }

    /** The checkout of a direct entry that came with an Idempotency-Key. */
    public static String entryCheckout(EventId event, String idempotencyKey) {
        return digestOf("entry:" + event.value() + ":" + idempotencyKey);
    }

    /** An id that follows from nothing. */
    public static String random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return text(bytes);
    }

    private static String digestOf(String source) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return text(Arrays.copyOf(sha256.digest(source.getBytes(StandardCharsets.UTF_8)), BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
