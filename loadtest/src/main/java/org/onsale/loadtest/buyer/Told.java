package org.onsale.loadtest.buyer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Values as the server tells them, made into the numbers a history keeps. */
final class Told {
    private Told() {}

    /** Unix milliseconds of an ISO-8601 moment, 0 when there is none. */
    static long unixMillis(@Nullable String iso) {
        try {
            return iso == null ? 0 : Instant.parse(iso).toEpochMilli();
        } catch (DateTimeException e) {
            return 0;
        }
    }

    /** 64 bits of an id, enough to tell ids of a run apart. */
    static long digest(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
