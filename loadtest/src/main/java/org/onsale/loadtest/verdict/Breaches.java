package org.onsale.loadtest.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts breaches by witness and keeps the first few. */
final class Breaches {
    private static final int FIRST_KEPT = 10;

    private final Facts facts;
    private final List<Breach> first = new ArrayList<>();
    private final Map<Witness, Long> counts = new EnumMap<>(Witness.class);

    Breaches(Facts facts) {
        this.facts = facts;
    }

    /** The log tells of it. @param number the place it is about, 0 for none */
    void byLog(long atNanos, long number, String what, Object... values) {
        add(atNanos, Witness.LOG, 0, number, what.formatted(values));
    }

    /** A buyer's own history tells of it. @param buyer 0 when several together do */
    void byBuyer(long atNanos, int buyer, long number, String what, Object... values) {
        add(atNanos, Witness.BUYERS, buyer, number, what.formatted(values));
    }

    private void add(long atNanos, Witness witness, int buyer, long number, String what) {
        counts.merge(witness, 1L, Long::sum);
        if (first.size() < FIRST_KEPT) {
            long millis = (atNanos - facts.clock().anchorNanos()) / 1_000_000L;
            first.add(new Breach(millis / 1000.0, witness, buyer, number, what));
        }
    }

    boolean any() {
        return !counts.isEmpty();
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private long count(Witness witness) {
        return counts.getOrDefault(witness, 0L);
    }

    /** What the log had to say. @param of what was checked, in the plural */
    Testimony log(long checked, String of) {
        return new Testimony(Witness.LOG, checked, of, count(Witness.LOG));
    }

    /** What the buyers had to say. @param of what was checked, in the plural */
    Testimony buyers(long checked, String of) {
        return new Testimony(Witness.BUYERS, checked, of, count(Witness.BUYERS));
    }

    Judgement judge(String seen, Testimony... testimonies) {
        List<Testimony> heard = List.of(testimonies);
        return any() ? new Judgement.Broken(seen, heard, count(), first) : new Judgement.Kept(seen, heard);
    }
}
