package org.onsale.admission.config;

import com.standardwebhooks.Webhook;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.onsale.admission.domain.WebOrigin;

/** Reads who is to be told by webhooks, and the secret by which they know us. */
final class Webhooks {
    private static final String URLS = "ONSALE_WEBHOOK_URLS";
    private static final String SECRET = "ONSALE_WEBHOOK_SECRET";
    private static final String SECRET_PREFIX = "whsec_";
    private static final int MOST_URLS = 10;
    private static final int LONGEST_URL = 2_000;
    private static final int SHORTEST_SECRET_BYTES = 24;
    private static final int LONGEST_SECRET_BYTES = 64;

    private Webhooks() {}

    /** @param text addresses, comma separated; empty for none */
    static List<URI> addresses(String text) {
        List<URI> addresses = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(Webhooks::address)
                .distinct()
                .toList();
        if (addresses.size() > MOST_URLS) {
            throw new UnreadableSetting(URLS, "there may be at most " + MOST_URLS + " addresses");
        }
        return addresses;
    }

    /** An address may hold a secret, so it is not shown. */
    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if (text.length() <= LONGEST_URL
                    && WebOrigin.ofAddress(text).isPresent()
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw notAnAddress();
        }
        throw notAnAddress();
    }

    private static UnreadableSetting notAnAddress() {
        return new UnreadableSetting(
                URLS,
                "each must be an http or https address of at most " + LONGEST_URL
                        + " characters without user and fragment, such as https://chat.example/hooks/onsale");
    }

    static Webhook signer(String secret) {
        if (secret.isBlank()) {
            throw new UnreadableSetting(SECRET, URLS + " needs it, such as whsec_ and the base64 of 32 random bytes");
        }
        try {
            int bytes = Base64.getDecoder().decode(withoutPrefix(secret)).length;
            if (bytes >= SHORTEST_SECRET_BYTES && bytes <= LONGEST_SECRET_BYTES) {
                return new Webhook(secret);
            }
        } catch (IllegalArgumentException e) {
            throw notASecret();
        }
        throw notASecret();
    }

    private static String withoutPrefix(String secret) {
        if (!secret.startsWith(SECRET_PREFIX)) {
            throw notASecret();
        }
        return secret.substring(SECRET_PREFIX.length());
    }

    private static UnreadableSetting notASecret() {
        return new UnreadableSetting(
                SECRET,
                "it must be " + SECRET_PREFIX + " and the base64 of " + SHORTEST_SECRET_BYTES + " to "
                        + LONGEST_SECRET_BYTES + " bytes");
    }
}
