package org.onsale.loadtest.bench;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.onsale.loadtest.bench.load.Requests;

/** The streams of requests that are sent. */
final class Streams {
    private static final AtomicLong KEYS = new AtomicLong();

    private Streams() {}

    /** The same, for ever. */
    static Requests same(byte[] request) {
        return out -> {
            out.put(request);
            return true;
        };
    }

    /** Polls of all places of these lines in turn, for ever; one line after the other, so that all are polled alike. */
    static Requests polls(List<Line> lines) {
        List<byte[]> heads =
                lines.stream().map(line -> Wire.bearer("GET", line.turn())).toList();
        return new Requests() {
            private long polled;

            @Override
            public boolean next(ByteBuffer out) {
                int at = (int) (polled % lines.size());
                List<byte[]> tokens = lines.get(at).tokens();
                out.put(heads.get(at));
                out.put(tokens.get((int) (polled / lines.size() % tokens.size())))
                        .put(Wire.END);
                polled++;
                return true;
            }
        };
    }

    /** Joins of newcomers, for ever. */
    static Requests joins(String places) {
        return out -> {
            out.put(Wire.post(places, "bench-" + KEYS.incrementAndGet(), "{}"));
            return true;
        };
    }

    /** The first so many of them. */
    static Requests first(int most, Requests requests) {
        int[] left = {most};
        return out -> left[0]-- > 0 && requests.next(out);
    }

    /** One for each of these. */
    static <T> Requests each(Iterable<T> all, Function<T, byte[]> request) {
        Iterator<T> left = all.iterator();
        return out -> {
            if (!left.hasNext()) {
                return false;
            }
            out.put(request.apply(left.next()));
            return true;
        };
    }

    /** These in turn, for ever. */
    static Requests cycle(List<byte[]> requests) {
        return new Requests() {
            private int at;

            @Override
            public boolean next(ByteBuffer out) {
                out.put(requests.get(at));
                at = (at + 1) % requests.size();
                return true;
            }
        };
    }
}
