package org.onsale.loadtest.verdict;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.onsale.loadtest.history.BuyerEvent;

/**
 * The numbers that wait and are present beyond doubt, at each moment of a run.
 *
 * <p>A buyer counts as present from {@link Tolerances#PRESENCE_REPORT} after the answer to a poll that said "waiting" (a
 * new place from {@link Tolerances#CLOCK} after the join's answer) until the away tolerance after that poll was sent
 * has passed. Calls and misses by the admission log end it, until a poll that surely knew of them says "waiting" again.
 * After a loss only polls sent since count, because only they can have brought the place back.
 */
final class PresentLine {
    private record Heard(long number, long sentNanos, long answeredNanos) {}

    private static final long NEVER_AGAIN = Long.MAX_VALUE;

    private final long awayNanos;
    private final TreeMap<Long, Long> presentUntil = new TreeMap<>();
    private final Map<Integer, Long> numberOf = new HashMap<>();
    private final Map<Long, Long> calledAt = new HashMap<>();
    private final ArrayDeque<Heard> joins = new ArrayDeque<>();
    private final ArrayDeque<Heard> polls = new ArrayDeque<>();
    private long lostAt = Long.MIN_VALUE;

    PresentLine(Facts facts) {
        this.awayNanos = facts.away().toNanos() - Tolerances.PRESENCE_END;
    }

    /** Lowest number present and waiting at this moment, which must not be before one asked for earlier. */
    OptionalLong first(long atNanos) {
        advance(atNanos);
        while (!presentUntil.isEmpty() && presentUntil.firstEntry().getValue() < atNanos) {
            presentUntil.pollFirstEntry();
        }
        return presentUntil.isEmpty() ? OptionalLong.empty() : OptionalLong.of(presentUntil.firstKey());
    }

    boolean isPresent(long number, long atNanos) {
        advance(atNanos);
        Long until = presentUntil.get(number);
        return until != null && until >= atNanos;
    }

    void saw(BuyerEvent event) {
        switch (event.what()) {
            case JOINED -> joined(event);
            case WAITING, HELD_BACK -> {
                Long number = numberOf.get(event.buyer());
                if (number != null) {
                    long sent = event.atNanos() - event.tookMillis() * 1_000_000L;
                    polls.add(new Heard(number, sent, event.atNanos()));
                }
            }
            case TURN -> waitsNoMore(event, event.atNanos());
            case LET_IN_ALREADY, ADMITTED, MISSED_FOR_GOOD, CLOSED, LEAVE_SENT -> waitsNoMore(event, NEVER_AGAIN);
            default -> {}
        }
    }

    private void joined(BuyerEvent event) {
        if (event.a() > 0 && numberOf.put(event.buyer(), event.a()) == null) {
            joins.add(new Heard(event.a(), event.atNanos(), event.atNanos()));
        }
    }

    private void waitsNoMore(BuyerEvent event, long since) {
        Long number = numberOf.get(event.buyer());
        if (number != null) {
            presentUntil.remove(number);
            calledAt.merge(number, since, Math::max);
        }
    }

    void logged(LogEntry entry, long atNanos) {
        advance(atNanos);
        switch (entry.what()) {
            case CALLED, ABSENT, MISSED, CLAIMED, LEFT -> {
                presentUntil.remove(entry.number());
                calledAt.merge(entry.number(), atNanos, Math::max);
            }
            default -> {}
        }
    }

    void lost(long atNanos) {
        advance(atNanos);
        presentUntil.clear();
        lostAt = atNanos;
    }

    private void advance(long now) {
        while (!joins.isEmpty() && joins.peek().answeredNanos() + Tolerances.CLOCK <= now) {
            nowPresent(joins.poll());
        }
        while (!polls.isEmpty() && polls.peek().answeredNanos() + Tolerances.PRESENCE_REPORT <= now) {
            nowPresent(polls.poll());
        }
    }

    private void nowPresent(Heard heard) {
        long changed = calledAt.getOrDefault(heard.number(), Long.MIN_VALUE);
        boolean knewOfIt = changed == Long.MIN_VALUE
                || (changed != NEVER_AGAIN && heard.sentNanos() >= changed + Tolerances.BOARD);
        if (knewOfIt && heard.sentNanos() > lostAt) {
            presentUntil.merge(heard.number(), heard.sentNanos() + awayNanos, Math::max);
        }
    }
}
