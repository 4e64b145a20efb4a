package org.onsale.loadtest.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Requests as bytes, and the one thing that is read from answers: a text field of a JSON body. */
final class Wire {
    private static final String HOST = "\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n";

    private Wire() {}

    /** Up to and with the word {@code Bearer}; a token and {@link #END} follow. */
    static byte[] bearer(String method, String path) {
        return (method + " " + path + " HTTP/1.1" + HOST + "Authorization: Bearer ").getBytes(US_ASCII);
    }

    static byte[] get(String path, String token) {
        return joined(bearer("GET", path), token.getBytes(US_ASCII), END);
    }

    static byte[] delete(String path, byte[] token) {
        return joined(bearer("DELETE", path), token, END);
    }

    static byte[] post(String path, String idempotencyKey, String body) {
        return ("POST " + path + " HTTP/1.1" + HOST + "Idempotency-Key: " + idempotencyKey
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(US_ASCII);
    }

    /** End of a request without a body. */
    static final byte[] END = "\r\n\r\n".getBytes(US_ASCII);

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    /** The text of the first field of that name in a JSON body; null if there is none. Escapes are not read. */
    static byte @Nullable [] text(ByteBuffer body, String field) {
        byte[] name = ("\"" + field + "\":\"").getBytes(US_ASCII);
        for (int at = 0; at + name.length < body.limit(); at++) {
            if (body.get(at) == '"' && startsWith(body, at, name)) {
                return untilQuote(body, at + name.length);
            }
        }
        return null;
    }

    private static boolean startsWith(ByteBuffer body, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (body.get(at + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte @Nullable [] untilQuote(ByteBuffer body, int from) {
        for (int at = from; at < body.limit(); at++) {
            if (body.get(at) == '"') {
                byte[] text = new byte[at - from];
                body.get(from, text);
                return text;
            }
        }
        return null;
    }
}
