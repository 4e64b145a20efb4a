package org.onsale.waitingroom.domain;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Signs and verifies place tokens.
 *
 * <p>A token is {@code p1.<kid>.<payload>.<mac>}, both parts base64url without padding. The MAC is the first 16 bytes of
 * HMAC-SHA-256 over the ASCII of everything before the last dot. The payload is binary, big endian: version (1 byte,
 * value 1), length of the event id (1), the event id in ASCII, epoch (8), place id (12), number (8), issued at in Unix
 * seconds (8).
 *
 * <p>The MAC is compared as text and in constant time: base64 has spare bits, and a token must have one spelling only.
 */
public final class PlaceTokens {

    /** No token is longer; what is longer is not looked at. */
    public static final int LONGEST = 300;

    private static final String PREFIX = "p1.";
    private static final byte VERSION = 1;
    private static final int MAC_BYTES = 16;
    private static final int PLACE_ID_BYTES = 12;
    private static final int BYTES_BESIDE_EVENT = 1 + 1 + 8 + PLACE_ID_BYTES + 8 + 8;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final PlaceKeyRing ring;

    public PlaceTokens(PlaceKeyRing ring) {
        this.ring = ring;
    }

    public String sign(PlaceToken token) {
        PlaceKey key = ring.signing();
        String signed = PREFIX + key.kid() + "." + ENCODER.encodeToString(payload(token));
        byte[] bytes = signed.getBytes(US_ASCII);
        return signed + "." + new String(mac(key, bytes, bytes.length), US_ASCII);
    }

    /** What the token says, or empty if this installation did not sign it. Total: no text makes it throw. */
    public Optional<PlaceToken> verify(String text) {
        int payloadDot = text.indexOf('.', PREFIX.length());
        int macDot = text.lastIndexOf('.');
        if (text.length() > LONGEST || !text.startsWith(PREFIX) || payloadDot < 0 || macDot <= payloadDot) {
            return Optional.empty();
        }
        byte[] bytes = text.getBytes(US_ASCII);
        return ring.find(text.substring(PREFIX.length(), payloadDot))
                .filter(key -> isSigned(key, bytes, macDot))
                .flatMap(key -> token(Arrays.copyOfRange(bytes, payloadDot + 1, macDot)));
    }

    private static boolean isSigned(PlaceKey key, byte[] text, int macDot) {
        byte[] given = Arrays.copyOfRange(text, macDot + 1, text.length);
        return MessageDigest.isEqual(mac(key, text, macDot), given);
    }

    private static byte[] mac(PlaceKey key, byte[] text, int signedBytes) {
        return ENCODER.encode(Arrays.copyOf(key.mac(text, signedBytes), MAC_BYTES));
    }

    private static byte[] payload(PlaceToken token) {
        byte[] event = token.event().getBytes(US_ASCII);
        return ByteBuffer.allocate(BYTES_BESIDE_EVENT + event.length)
                .put(VERSION)
                .put((byte) event.length)
                .put(event)
                .putLong(token.epoch().bits())
                .put(DECODER.decode(token.placeId()))
                .putLong(token.number())
                .putLong(token.issuedAt().getEpochSecond())
                .array();
    }

    /** Only what this installation signed gets here; what does not fit was signed by a later version of it. */
    private static Optional<PlaceToken> token(byte[] payload) {
        ByteBuffer bytes = ByteBuffer.wrap(DECODER.decode(payload));
        if (bytes.remaining() < BYTES_BESIDE_EVENT || bytes.get() != VERSION) {
            return Optional.empty();
        }
        byte[] event = new byte[Byte.toUnsignedInt(bytes.get())];
        if (bytes.remaining() != BYTES_BESIDE_EVENT - 2 + event.length) {
            return Optional.empty();
        }
        bytes.get(event);
        Epoch epoch = new Epoch(bytes.getLong());
        byte[] placeId = new byte[PLACE_ID_BYTES];
        bytes.get(placeId);
        return Optional.of(new PlaceToken(
                new String(event, US_ASCII),
                epoch,
                ENCODER.encodeToString(placeId),
                bytes.getLong(),
                Instant.ofEpochSecond(bytes.getLong())));
    }
}
