package org.onsale.loadtest.bench.load;

import java.nio.ByteBuffer;

/**
 * Finds the end of an HTTP/1.1 answer as its bytes come in: status, {@code Content-Length}, nothing else. An answer
 * without a length has no body (204, 304) or is refused, since the servers measured here always tell one.
 */
final class ResponseReader {
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final byte[] LENGTH = "content-length:".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int TO_LOWER_CASE = 0x20;

    private int scanned;
    private int bodyAt;
    private int length;
    private int status;

    /**
     * Whether the answer is there to its end.
     *
     * @param in what has come so far, from 0 to its position
     * @throws MalformedAnswer if it is no answer, or one whose end cannot be told
     */
    boolean isComplete(ByteBuffer in) {
        int end = in.position();
        if (bodyAt == 0) {
            findBody(in, end);
        }
        if (bodyAt != 0 && end > bodyAt + length) {
            throw new MalformedAnswer((end - bodyAt - length) + " bytes after the end of an answer");
        }
        return bodyAt != 0 && end == bodyAt + length;
    }

    private void findBody(ByteBuffer in, int end) {
        for (int at = scanned; at + 3 < end; at++) {
            if (in.get(at) == '\r' && in.get(at + 1) == '\n' && in.get(at + 2) == '\r' && in.get(at + 3) == '\n') {
                status = status(in);
                length = length(in, at);
                bodyAt = at + 4;
                return;
            }
        }
        scanned = Math.max(0, end - 3);
    }

    private static int status(ByteBuffer in) {
        int status = 0;
        for (int at = STATUS_AT; at < STATUS_AT + 3; at++) {
            int digit = in.get(at) - '0';
            if (digit < 0 || digit > 9) {
                throw new MalformedAnswer("no status where one is wanted");
            }
            status = status * 10 + digit;
        }
        return status;
    }

    private int length(ByteBuffer in, int headEnd) {
        for (int at = STATUS_AT; at < headEnd; at++) {
            if (in.get(at) == '\n' && startsWithLength(in, at + 1, headEnd)) {
                return number(in, at + 1 + LENGTH.length, headEnd);
            }
        }
        if (status == 204 || status == 304) {
            return 0;
        }
        throw new MalformedAnswer("an answer " + status + " without Content-Length");
    }

    private static boolean startsWithLength(ByteBuffer in, int at, int end) {
        if (at + LENGTH.length > end) {
            return false;
        }
        for (int i = 0; i < LENGTH.length; i++) {
            if ((in.get(at + i) | TO_LOWER_CASE) != (LENGTH[i] | TO_LOWER_CASE)) {
                return false;
            }
        }
        return true;
    }

    private static int number(ByteBuffer in, int from, int end) {
        int at = from;
        while (at < end && in.get(at) == ' ') {
            at++;
        }
        int number = 0;
        while (at < end && in.get(at) >= '0' && in.get(at) <= '9' && number < Connection.LONGEST_ANSWER) {
            number = number * 10 + in.get(at++) - '0';
        }
        if (at < end && in.get(at) != '\r' || number >= Connection.LONGEST_ANSWER) {
            throw new MalformedAnswer("an answer that is too long");
        }
        return number;
    }

    int status() {
        return status;
    }

    /** Of a complete answer. */
    ByteBuffer body(ByteBuffer in) {
        return in.slice(bodyAt, length);
    }

    void reset() {
        scanned = 0;
        bodyAt = 0;
    }

    /** What came is not what an HTTP server says. */
    static final class MalformedAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedAnswer(String what) {
            super(what);
        }
    }
}
