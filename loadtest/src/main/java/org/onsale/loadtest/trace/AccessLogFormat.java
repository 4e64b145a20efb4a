package org.onsale.loadtest.trace;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntPredicate;

/**
 * Reads lines of the common and the combined log format, as nginx and Apache httpd write them: {@code host ident user
 * [time] "request" status bytes}, then {@code "referer" "user agent"} or not; fields beyond those are passed over. A quote
 * within a field may be escaped by a backslash or as {@code \x22}, or stand as it is where the next field cannot begin.
 */
final class AccessLogFormat {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private byte[] line = {};
    private int length;

    /** @param length of the line's bytes; empty when they are no line of a log */
    Optional<Request> read(byte[] line, int length) {
        this.line = line;
        this.length = length;
        int hostEnd = indexOf(' ', 0);
        if (hostEnd < 1) {
            return Optional.empty();
        }
        for (int open = indexOf('[', hostEnd); open >= 0; open = indexOf('[', open + 1)) {
            OptionalLong second = LogTime.read(line, open, length);
            if (second.isPresent()) {
                return request(hostEnd, second.getAsLong(), open + LogTime.LENGTH);
            }
        }
        return Optional.empty();
    }

    private Optional<Request> request(int hostEnd, long second, int at) {
        int request = at + 2;
        int close = beginsQuoted(at) ? closing(request, this::beginsStatus) : -1;
        if (close < 0) {
            return Optional.empty();
        }
        int status = 100 * digit(close + 2) + 10 * digit(close + 3) + digit(close + 4);
        int size = indexOf(' ', close + 6);
        OptionalLong visitor = visitor(hostEnd, size < 0 ? length : size);
        return visitor.isEmpty()
                ? Optional.empty()
                : Optional.of(new Request(second, visitor.getAsLong(), status, path(request, close)));
    }

    /** Empty when the line ends within the referer or the user agent. */
    private OptionalLong visitor(int hostEnd, int at) {
        long host = hash(FNV_OFFSET, 0, hostEnd);
        if (!beginsQuoted(at)) {
            return OptionalLong.of(mixed(host));
        }
        int referer = closing(at + 2, this::beginsQuoted);
        int agent = referer + 3;
        int close = referer < 0 ? -1 : closing(agent, i -> i == length || line[i] == ' ');
        return close < 0 ? OptionalLong.empty() : OptionalLong.of(mixed(hash((host ^ 0xff) * FNV_PRIME, agent, close)));
    }

    private boolean beginsQuoted(int at) {
        return at + 1 < length && line[at] == ' ' && line[at + 1] == '"';
    }

    private boolean beginsStatus(int at) {
        return at + 4 <= length
                && line[at] == ' '
                && isDigit(at + 1)
                && isDigit(at + 2)
                && isDigit(at + 3)
                && (at + 4 == length || line[at + 4] == ' ');
    }

    private boolean isDigit(int at) {
        return line[at] >= '0' && line[at] <= '9';
    }

    private int digit(int at) {
        return line[at] - '0';
    }

    /** The quote that ends a field: not escaped, and right before what {@code next} takes; -1 without one. */
    private int closing(int from, IntPredicate next) {
        for (int i = from; i < length; i++) {
            if (line[i] == '\\') {
                i++;
            } else if (line[i] == '"' && next.test(i + 1)) {
                return i;
            }
        }
        return -1;
    }

    private int indexOf(char wanted, int from) {
        for (int i = from; i < length; i++) {
            if (line[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Of {@code GET /path?query HTTP/1.1} the path; empty for what is no request. */
    private String path(int from, int to) {
        int method = indexOf(' ', from);
        if (method <= from || method >= to || !isMethod(from, method)) {
            return "";
        }
        int target = indexOf(' ', method + 1);
        String path = new String(
                line, method + 1, (target < 0 || target > to ? to : target) - method - 1, StandardCharsets.ISO_8859_1);
        int host = path.startsWith("/") ? -1 : path.indexOf("://");
        if (host > 0) {
            int slash = path.indexOf('/', host + 3);
            path = slash < 0 ? "/" : path.substring(slash);
        }
        int query = path.indexOf('?');
        return !path.startsWith("/") ? "" : query < 0 ? path : path.substring(0, query);
    }

    private boolean isMethod(int from, int to) {
        for (int i = from; i < to; i++) {
            if ((line[i] < 'A' || line[i] > 'Z') && line[i] != '-') {
                return false;
            }
        }
        return true;
    }

    /** FNV-1a, 64 bits (Fowler, Noll, Vo). */
    private long hash(long before, int from, int to) {
        long hash = before;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (line[i] & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /** The finishing steps of MurmurHash3 (Appleby): spreads over all bits what FNV leaves in the lower ones. */
    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
