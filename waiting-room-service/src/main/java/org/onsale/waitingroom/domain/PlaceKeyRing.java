package org.onsale.waitingroom.domain;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The place keys of an installation: the first signs, all verify.
 *
 * <p>Place ids are made with the key whose id sorts first. That choice does not depend on the order of the keys, so a
 * rotation, in which the order changes and nodes disagree about it for a while, gives nobody a second place.
 */
public final class PlaceKeyRing {

    private final Map<String, PlaceKey> byKid;
    private final PlaceKey signing;
    private final PlaceKey naming;

    private PlaceKeyRing(Map<String, PlaceKey> byKid, PlaceKey signing, PlaceKey naming) {
        this.byKid = byKid;
        this.signing = signing;
        this.naming = naming;
    }

    /** @throws IllegalArgumentException if there is no key, or two have one id */
    public static PlaceKeyRing of(List<PlaceKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key; wanted is kid:base64secret[,kid:base64secret…]");
        }
        Map<String, PlaceKey> byKid = new LinkedHashMap<>();
        for (PlaceKey key : keys) {
            if (byKid.put(key.kid(), key) != null) {
                throw new IllegalArgumentException("key " + key.kid() + " is given twice");
            }
        }
        PlaceKey naming = keys.stream().min(Comparator.comparing(PlaceKey::kid)).orElseThrow();
        return new PlaceKeyRing(Map.copyOf(byKid), keys.get(0), naming);
    }

    /**
     * Reads {@code kid:base64secret[,kid:base64secret…]}.
     *
     * @throws IllegalArgumentException if the text has another form; the message shows no secret
     */
    public static PlaceKeyRing parse(String text) {
        List<PlaceKey> keys = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String key = part.strip();
            int colon = key.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException(
                        "key " + (keys.size() + 1) + " has no key id; wanted is kid:base64secret[,kid:base64secret…]");
            }
            keys.add(PlaceKey.of(key.substring(0, colon), secret(key.substring(0, colon), key.substring(colon + 1))));
        }
        return of(keys);
    }

    /** A ring of one new key: tokens signed with it are worth nothing once it is gone. */
    public static PlaceKeyRing random(RandomGenerator random) {
        byte[] secret = new byte[PlaceKey.LEAST_BYTES];
        random.nextBytes(secret);
        return of(List.of(PlaceKey.of("random", secret)));
    }

    private static byte[] secret(String kid, String base64) {
        try {
            return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the secret of key " + kid + " is not base64");
        }
    }

    Optional<PlaceKey> find(String kid) {
        return Optional.ofNullable(byKid.get(kid));
    }

    PlaceKey signing() {
        return signing;
    }

    PlaceKey naming() {
        return naming;
    }
}
