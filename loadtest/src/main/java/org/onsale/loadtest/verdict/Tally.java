package org.onsale.loadtest.verdict;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onsale.loadtest.buyer.Ending;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.history.Happening;

/** Counts of what happened, and how long buyers waited from arriving to being told of their turn. */
final class Tally {
    private static final Ending[] ENDINGS = Ending.values();

    private final Map<Happening, Long> counts = new EnumMap<>(Happening.class);
    private final Map<Ending, Long> endings = new EnumMap<>(Ending.class);
    private final Map<Integer, Long> arrivedAt = new HashMap<>();
    private final Map<Integer, Boolean> joined = new HashMap<>();
    private final TreeMap<Integer, Integer> arrivals = new TreeMap<>();
    private final TurnTimes turnTimes = new TurnTimes();
    private final Facts facts;
    private long letInAtOnce;
    private long places;

    Tally(Facts facts) {
        this.facts = facts;
    }

    void saw(BuyerEvent event) {
        counts.merge(event.what(), 1L, Long::sum);
        switch (event.what()) {
            case ARRIVED -> {
                arrivedAt.put(event.buyer(), event.atNanos());
                arrivals.merge(facts.secondOf(event.atNanos()), 1, Integer::sum);
            }
            case JOINED -> places += joined.put(event.buyer(), true) == null ? 1 : 0;
            case TURN -> reachedTurn(event);
            case ADMITTED -> letInAtOnce += !joined.containsKey(event.buyer()) && reachedTurn(event) ? 1 : 0;
            case ENDED -> endings.merge(ENDINGS[(int) event.a()], 1L, Long::sum);
            default -> {}
        }
    }

    /** @return false when the buyer had been told before */
    private boolean reachedTurn(BuyerEvent event) {
        Long arrived = arrivedAt.remove(event.buyer());
        if (arrived == null) {
            return false;
        }
        if (joined.containsKey(event.buyer())) {
            turnTimes.add(facts.secondOf(arrived), (event.atNanos() - arrived) / 1_000_000L);
        }
        return true;
    }

    long count(Happening what) {
        return counts.getOrDefault(what, 0L);
    }

    long polls() {
        return count(Happening.WAITING)
                + count(Happening.HELD_BACK)
                + count(Happening.CLOSED)
                + count(Happening.TURN)
                + count(Happening.LET_IN_ALREADY)
                + count(Happening.MISSED_FOR_GOOD)
                + count(Happening.POLL_REFUSED)
                + count(Happening.POLL_UNKNOWN);
    }

    long unknownOutcomes() {
        return count(Happening.ENTER_UNKNOWN)
                + count(Happening.JOIN_UNKNOWN)
                + count(Happening.POLL_UNKNOWN)
                + count(Happening.CLAIM_UNKNOWN)
                + count(Happening.EXTEND_UNKNOWN)
                + count(Happening.RELEASE_UNKNOWN)
                + count(Happening.LEAVE_UNKNOWN);
    }

    long letInAtOnce() {
        return letInAtOnce;
    }

    long places() {
        return places;
    }

    TurnTimes turnTimes() {
        return turnTimes;
    }

    /** By second. */
    List<Course.Arrivals> arrivals() {
        return arrivals.entrySet().stream()
                .map(second -> new Course.Arrivals(second.getKey(), second.getValue()))
                .toList();
    }

    /** Endings that occurred, by name, in lower case with blanks. */
    Map<String, Long> endings() {
        Map<String, Long> named = new LinkedHashMap<>();
        endings.forEach((ending, count) -> named.put(ending.name().toLowerCase().replace('_', ' '), count));
        return named;
    }
}
