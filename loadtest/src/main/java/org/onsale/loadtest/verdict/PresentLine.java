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
 * has passed. Calls and misses by the admission log end it, until a poll answered from a later board says "waiting" again.
 * After a loss only polls sent since count, because only they can have brought the place back.
 */
final class PresentLine {
    /** @param asOfNanos moment by Redis at which the answer was so */
    private record Heard(long number, long sentNanos, long answeredNanos, long asOfNanos) {}

    private static final long NEVER_AGAIN = Long.MAX_VALUE;

    /** A place may be called before its join is answered. */
    private static final long BEFORE_ANY_CALL = Long.MIN_VALUE + 1;

    private final Facts facts;
    private final long awayNanos;
    private final TreeMap<Long, Long> presentUntil = new TreeMap<>();
    private final Map<Integer, Long> numberOf = new HashMap<>();
    private final Map<Long, Long> calledAt = new HashMap<>();
    private final ArrayDeque<Heard> joins = new ArrayDeque<>();
    private final ArrayDeque<Heard> polls = new ArrayDeque<>();
    private long lostAt = Long.MIN_VALUE;

    PresentLine(Facts facts) {
        this.facts = facts;
        this.awayNanos = facts.away().toNanos()
                - Tolerances.PRESENCE_END
                - facts.unsure().toNanos();
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
                    long asOf = event.c() == 0 ? sent - Tolerances.BOARD : facts.nanosOf(event.c());
                    polls.add(new Heard(number, sent, event.atNanos(), asOf));
                }
            }
            case TURN -> waitsNoMore(event, event.atNanos());
            case LET_IN_ALREADY, ADMITTED, MISSED_FOR_GOOD, CLOSED, LEAVE_SENT -> waitsNoMore(event, NEVER_AGAIN);
            default -> {}
        }
    }

    private void joined(BuyerEvent event) {
        if (event.a() > 0 && numberOf.put(event.buyer(), event.a()) == null) {
            joins.add(new Heard(event.a(), event.atNanos(), event.atNanos(), BEFORE_ANY_CALL));
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
        while (!joins.isEmpty() && joins.peek().answeredNanos() + facts.clockNanos() <= now) {
            nowPresent(joins.poll());
        }
        while (!polls.isEmpty()
                && polls.peek().answeredNanos()
                                + Tolerances.PRESENCE_REPORT
                                + facts.unsure().toNanos()
                        <= now) {
            nowPresent(polls.poll());
        }
    }

    private void nowPresent(Heard heard) {
        long changed = calledAt.getOrDefault(heard.number(), Long.MIN_VALUE);
        if (heard.asOfNanos() >= changed && heard.sentNanos() > lostAt) {
            presentUntil.merge(heard.number(), heard.sentNanos() + awayNanos, Math::max);
        }
    }
}
