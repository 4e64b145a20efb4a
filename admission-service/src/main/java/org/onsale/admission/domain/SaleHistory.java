package org.onsale.admission.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What was written down of an event, oldest first: a reading every ten seconds in which something changed. Where nothing
 * was written for longer, {@link #of} puts the end of that quiet time in.
 */
public record SaleHistory(List<Reading> readings) {
    /** Between two readings. */
    public static final Duration STEP = Duration.ofSeconds(10);

    private static final Duration LONGEST_STEP = STEP.multipliedBy(3).dividedBy(2);

    /** From the readings as they were written down. */
    public static SaleHistory of(List<Reading> written) {
        List<Reading> whole = new ArrayList<>();
        for (Reading next : written) {
            if (!whole.isEmpty()) {
                Reading last = whole.get(whole.size() - 1);
                if (Duration.between(last.at(), next.at()).compareTo(LONGEST_STEP) > 0) {
                    whole.add(last.as(next.at().minus(STEP)));
                }
            }
            whole.add(next);
        }
        return new SaleHistory(List.copyOf(whole));
    }

    /** How far the numbers had come when, without holds: while data is brought back, numbers are not all known. */
    List<NumberTrail.Mark> marks() {
        List<NumberTrail.Mark> marks = new ArrayList<>();
        for (Reading reading : readings) {
            NumberTrail.Mark mark = NumberTrail.Mark.of(reading);
            if (!reading.onHold() && (marks.isEmpty() || mark.follows(marks.get(marks.size() - 1)))) {
                marks.add(mark);
            }
        }
        return marks;
    }
}
