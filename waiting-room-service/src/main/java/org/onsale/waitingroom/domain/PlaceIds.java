package org.onsale.waitingroom.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Makes place ids from what a buyer sends, so that joining again finds the same place with no key of its own.
 *
 * <p>An id is 16 characters of base64url: 12 bytes of a MAC that nobody without the place key can compute. Ids made from
 * an Idempotency-Key and from an identity never meet.
 */
public final class PlaceIds {

    private static final int BYTES = 12;

    private final PlaceKey key;

    public PlaceIds(PlaceKeyRing ring) {
        this.key = ring.naming();
    }

    /** The place of whoever knows this Idempotency-Key. */
    public String ofKey(String event, String idempotencyKey) {
        return id("place|" + event + "|key|" + idempotencyKey);
    }

    /** The one place of this identity. */
    public String ofIdentity(String event, String identity) {
        return id("place|" + event + "|identity|" + identity);
    }

    /** The event has no {@code |}, and what the buyer sends comes last: two sources never make one text. */
    private String id(String source) {
        byte[] mac = key.mac(source.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
    }
}
