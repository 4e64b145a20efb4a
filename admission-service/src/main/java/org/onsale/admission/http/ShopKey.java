package org.onsale.admission.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The secret by which the shop's own servers give checkouts back. Without one nobody can. */
public final class ShopKey {
    private final Optional<byte[]> secret;

    public ShopKey(Optional<String> secret) {
        this.secret = secret.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Compares in constant time. */
    boolean is(String text) {
        return secret.filter(key -> MessageDigest.isEqual(key, text.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }
}
