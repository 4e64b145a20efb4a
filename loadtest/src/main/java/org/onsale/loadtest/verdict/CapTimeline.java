package org.onsale.loadtest.verdict;

import java.util.Map;
import java.util.TreeMap;

/** The cap over time. */
final class CapTimeline {
    private final TreeMap<Long, Long> fromThen = new TreeMap<>();
    private final long first;
    private long last;

    CapTimeline(long first) {
        this.first = first;
        this.last = first;
    }

    void inForce(long atNanos, long cap) {
        if (cap != last) {
            fromThen.put(atNanos, cap);
            last = cap;
        }
    }

    /** The highest cap in force at any moment from one to the other, both included. */
    long highest(long fromNanos, long toNanos) {
        Map.Entry<Long, Long> before = fromThen.floorEntry(fromNanos);
        long highest = before == null ? first : before.getValue();
        for (long cap : fromThen.subMap(fromNanos, true, toNanos, true).values()) {
            highest = Math.max(highest, cap);
        }
        return highest;
    }

    @Override
    public String toString() {
        return fromThen.isEmpty() ? Long.toString(first) : first + ", then " + fromThen.values();
    }
}
