package org.onsale.page.build;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The content policy of the page: its own script and style by their hashes and nothing else, pictures inside the page or
 * by https for an organiser's logo, calls to its own origin.
 */
final class ContentPolicy {

    private ContentPolicy() {}

    static String of(String script, String style) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src " + hash(script),
                "style-src " + hash(style),
                "img-src data: https:",
                "connect-src 'self'",
                "form-action 'self'",
                "base-uri 'none'");
    }

    private static String hash(String inline) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
