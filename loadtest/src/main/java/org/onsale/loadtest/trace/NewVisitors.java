package org.onsale.loadtest.trace;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells a visitor's first request from those that follow: one is new that was not seen for longer than {@code idle}.
 * Memory is bounded: those idle for longer are forgotten, and beyond {@link #MOST} visitors at a time (about 170 MB) the
 * one seen least recently. A visitor is a hash of 64 bits: two of a million are taken for one with a probability of
 * 3 in 100 million.
 */
final class NewVisitors {
    static final int MOST = 2_000_000;

    private final long idleSeconds;
    private final int most;
    private final LinkedHashMap<Long, Long> lastSeen = new LinkedHashMap<>(1 << 10, 0.75f, true);
    private long forgotten;

    NewVisitors(long idleSeconds) {
        this(idleSeconds, MOST);
    }

    NewVisitors(long idleSeconds, int most) {
        this.idleSeconds = idleSeconds;
        this.most = most;
    }

    /** Notes the request, too. @param second of the request, not before that of the one before by more than a few */
    boolean isNew(long visitor, long second) {
        Long before = lastSeen.get(visitor);
        lastSeen.put(visitor, before == null ? second : Math.max(before, second));
        forget(second);
        return before == null || second - before > idleSeconds;
    }

    private void forget(long second) {
        Iterator<Map.Entry<Long, Long>> longestUnseen = lastSeen.entrySet().iterator();
        boolean idle = second - longestUnseen.next().getValue() > idleSeconds;
        if (idle || lastSeen.size() > most) {
            longestUnseen.remove();
            forgotten += idle ? 0 : 1;
        }
    }

    int remembered() {
        return lastSeen.size();
    }

    /** How many were forgotten for lack of room: so many may have been counted as new again. */
    long forgotten() {
        return forgotten;
    }
}
