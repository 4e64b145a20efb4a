package org.onsale.loadtest.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a stream, one at a time, in constant memory: of a line longer than {@link #LONGEST} bytes the rest is
 * passed over. A line ends at LF or CR LF.
 */
final class BoundedLines {
    /** A web server takes request lines and headers of 8 KB and writes a byte as up to four. */
    static final int LONGEST = 1 << 16;

    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int at;
    private int end;
    private byte[] line = new byte[1 << 10];
    private int length;
    private boolean overlong;
    private boolean terminated;
    private long lines;
    private long bytes;

    BoundedLines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line, which stands in {@link #line()} until the one after it; false at the end of the stream. */
    boolean next() throws IOException {
        length = 0;
        overlong = false;
        terminated = false;
        long before = bytes;
        while (!terminated && (at < end || fill())) {
            int from = at;
            while (at < end && chunk[at] != '\n') {
                at++;
            }
            append(from, at);
            terminated = at < end;
            at += terminated ? 1 : 0;
            bytes += at - from;
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        boolean any = bytes > before;
        lines += any ? 1 : 0;
        return any;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(chunk));
        return end > 0;
    }

    private void append(int from, int to) {
        int taken = Math.min(to - from, LONGEST - length);
        overlong |= taken < to - from;
        if (length + taken > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST, Math.max(length + taken, 2 * line.length)));
        }
        System.arraycopy(chunk, from, line, length, taken);
        length += taken;
    }

    /** Of these bytes the first {@link #length()} are the line. */
    byte[] line() {
        return line;
    }

    int length() {
        return length;
    }

    /** The line was longer than is kept. */
    boolean overlong() {
        return overlong;
    }

    /** False for a last line that the stream ends in. */
    boolean terminated() {
        return terminated;
    }

    long lines() {
        return lines;
    }

    /** Read so far, ends of lines included. */
    long bytes() {
        return bytes;
    }

    String text() {
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    /** To be shown on a terminal: its first 160 bytes, whatever is not plain ASCII as {@code \xNN}. */
    String shown() {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(length, 160); i++) {
            shown.append(line[i] >= ' ' && line[i] < 127 ? (char) line[i] + "" : "\\x%02X".formatted(line[i]));
        }
        return length <= 160 ? shown.toString() : shown + "…";
    }
}
