package org.onsale.loadtest.verdict;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.history.RunClock;

/**
 * By how much a load generator's clock is ahead of Redis' time, from what happened in between: a claim is sent before
 * Redis logs it and answered after, and a board is made before it is read. Each such event bounds the difference from
 * one side; many of them leave a span as narrow as the quickest requests were.
 */
public final class ClockSpan {
    /** Moments on both sides are whole milliseconds, rounded down. */
    private static final long ROUNDED_MILLIS = 1;

    private final RunClock clock;
    private final Map<Long, Long> claimedAt = new HashMap<>();
    private final Map<Integer, Long> numberOf = new HashMap<>();
    private final Map<Integer, Long> claimSentAt = new HashMap<>();
    private long least = Long.MIN_VALUE;
    private long most = Long.MAX_VALUE;

    /** @param log the server's admission log, times as Redis told them */
    public ClockSpan(RunClock clock, List<LogEntry> log) {
        this.clock = clock;
        Set<Long> claimedTwice = new HashSet<>();
        for (LogEntry entry : log) {
            if (entry.what() == LogEntry.What.CLAIMED && claimedAt.put(entry.number(), entry.atMillis()) != null) {
                claimedTwice.add(entry.number());
            }
        }
        claimedAt.keySet().removeAll(claimedTwice);
    }

    public void saw(BuyerEvent event) {
        switch (event.what()) {
            case JOINED -> number(event.buyer(), event.a());
            case WAITING, HELD_BACK -> {
                number(event.buyer(), event.b());
                claimSentAt.remove(event.buyer());
                if (event.c() > 0) {
                    most = Math.min(most, clock.unixMillis(event.atNanos()) - event.c() + ROUNDED_MILLIS);
                }
            }
            case TURN -> number(event.buyer(), event.b());
            case CLAIM_SENT -> claimSentAt.putIfAbsent(event.buyer(), event.atNanos());
            case CLAIM_REFUSED -> claimSentAt.remove(event.buyer());
            case ADMITTED -> admitted(event);
            default -> {}
        }
    }

    private void number(int buyer, long number) {
        if (number > 0) {
            numberOf.put(buyer, number);
        }
    }

    /** Only the first answer to a claim counts: a claim repeated is answered as before, long after it was logged. */
    private void admitted(BuyerEvent event) {
        Long sentAt = claimSentAt.remove(event.buyer());
        Long loggedAt = claimedAt.remove(numberOf.getOrDefault(event.buyer(), 0L));
        if (sentAt != null && loggedAt != null) {
            least = Math.max(least, clock.unixMillis(sentAt) - loggedAt - ROUNDED_MILLIS);
            most = Math.min(most, clock.unixMillis(event.atNanos()) - loggedAt + ROUNDED_MILLIS);
        }
    }

    private boolean isBounded() {
        return least != Long.MIN_VALUE && most != Long.MAX_VALUE;
    }

    /**
     * Milliseconds the load generator's clock is to be set back: as few as all that happened allows, 0 where it allows none.
     * Where events contradict each other (a clock was set in between) the middle. Empty when there was nothing to go by.
     */
    public OptionalLong aheadMillis() {
        if (!isBounded()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(least > most ? (least + most) / 2 : Math.max(least, Math.min(most, 0)));
    }

    /** How far the clocks may be apart after setting ours back, 0 and up; 0 when there was nothing to go by. */
    public long unsureMillis() {
        long ahead = aheadMillis().orElse(0);
        return isBounded() ? Math.max(Math.abs(most - ahead), Math.abs(ahead - least)) : 0;
    }
}
