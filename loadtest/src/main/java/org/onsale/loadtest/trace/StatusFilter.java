package org.onsale.loadtest.trace;

import java.util.BitSet;
import java.util.function.IntPredicate;

/** Which answers count: {@code 200,302,4xx}. */
public record StatusFilter(String text, IntPredicate passes) {
    public static final StatusFilter ALL = new StatusFilter("", status -> true);

    /** @throws IllegalArgumentException saying what is wanted */
    public static StatusFilter parse(String text) {
        BitSet wanted = new BitSet(1_000);
        for (String status : text.split("\\s*,\\s*", -1)) {
            if (!status.matches("[1-5](\\d\\d|xx)")) {
                throw new IllegalArgumentException(
                        "got \"" + text + "\", want statuses from 100 to 599, for example 200,302 or 2xx,3xx");
            }
            int from = Integer.parseInt(status.replace('x', '0'));
            wanted.set(from, status.endsWith("xx") ? from + 100 : from + 1);
        }
        return new StatusFilter(text, wanted::get);
    }
}
