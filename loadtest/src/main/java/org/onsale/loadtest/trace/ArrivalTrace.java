package org.onsale.loadtest.trace;

import java.util.List;
import java.util.Locale;

/**
 * Recorded arrivals: how many people came in each bin of equal width. Bins are in order of time; a missing bin is one
 * in which nobody came.
 *
 * @param source where the trace was read from, for messages
 * @param binSeconds width of a bin
 * @param head what the trace says about itself: lines without their {@code #}
 */
public record ArrivalTrace(String source, int binSeconds, List<Bin> bins, List<String> head) {
    /** Arrivals within {@code binSeconds} from an offset. */
    public record Bin(long offsetSeconds, long count) {}

    public ArrivalTrace {
        bins = List.copyOf(bins);
        head = List.copyOf(head);
    }

    public long total() {
        return bins.stream().mapToLong(Bin::count).sum();
    }

    /** By its own words no recording: a line of its head begins with "synthetic". */
    public boolean isSynthetic() {
        return head.stream()
                .anyMatch(line -> line.strip().toLowerCase(Locale.ROOT).startsWith("synthetic"));
    }

    /** The arrivals of a replay, all of them. @throws IllegalArgumentException when they would be too many */
    public Arrivals scaled(Scaling scaling) {
        return new Arrivals(Allotment.of(this, scaling), scaling.spread(), scaling.seed(), Part.WHOLE);
    }
}
