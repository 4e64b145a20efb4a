package org.onsale.loadtest.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.history.BuyerEvent;

/**
 * The position shown never goes up. A rise of {@code ahead} between two answers to one buyer is excused only by as many
 * lower numbers that were called while absent, or missed their turn, and were heard of again around that time: they
 * return in front.
 */
final class PositionWatch implements Watch {
    private record Shown(long ahead, long atNanos) {}

    private record Rise(int buyer, long number, long from, long to, long fromNanos, long toNanos) {}

    private record Return(long number, long atNanos) {}

    private final Breaches breaches;
    private final Map<Integer, Long> numberOf = new HashMap<>();
    private final Map<Integer, Shown> shown = new HashMap<>();
    private final Set<Long> away = new HashSet<>();
    private final List<Return> returns = new ArrayList<>();
    private final List<Rise> rises = new ArrayList<>();
    private long answers;

    PositionWatch(Facts facts) {
        this.breaches = new Breaches(facts);
    }

    @Override
    public void saw(BuyerEvent event) {
        switch (event.what()) {
            case JOINED -> {
                Long before = numberOf.put(event.buyer(), event.a());
                if (before != null && before != event.a()) {
                    shown.remove(event.buyer());
                }
                shows(event, event.b());
            }
            case WAITING, HELD_BACK -> {
                Long number = numberOf.get(event.buyer());
                if (number != null && away.remove(number)) {
                    returns.add(new Return(number, event.atNanos()));
                }
                shows(event, event.a());
            }
            case TURN -> shown.remove(event.buyer());
            default -> {}
        }
    }

    private void shows(BuyerEvent event, long ahead) {
        if (ahead < 0) {
            return;
        }
        answers++;
        Shown before = shown.put(event.buyer(), new Shown(ahead, event.atNanos()));
        if (before != null && ahead > before.ahead()) {
            rises.add(new Rise(
                    event.buyer(),
                    numberOf.getOrDefault(event.buyer(), 0L),
                    before.ahead(),
                    ahead,
                    before.atNanos(),
                    event.atNanos()));
        }
    }

    @Override
    public void logged(LogEntry entry, long atNanos) {
        switch (entry.what()) {
            case ABSENT, MISSED -> away.add(entry.number());
            case CALLED, LEFT -> away.remove(entry.number());
            default -> {}
        }
    }

    private boolean excused(Rise rise) {
        long until = rise.toNanos() + Tolerances.BOARD;
        long inFront = returns.subList(firstReturnSince(rise.fromNanos() - Tolerances.BOARD), returns.size()).stream()
                .takeWhile(back -> back.atNanos() <= until)
                .filter(back -> back.number() < rise.number())
                .count();
        return inFront >= rise.to() - rise.from();
    }

    /** Returns are in order of time. */
    private int firstReturnSince(long atNanos) {
        int from = 0;
        int until = returns.size();
        while (from < until) {
            int middle = (from + until) >>> 1;
            if (returns.get(middle).atNanos() < atNanos) {
                from = middle + 1;
            } else {
                until = middle;
            }
        }
        return from;
    }

    @Override
    public Judgement judgement() {
        List<Rise> unexcused = rises.stream().filter(rise -> !excused(rise)).toList();
        for (Rise rise : unexcused) {
            breaches.byBuyer(
                    rise.toNanos(),
                    rise.buyer(),
                    rise.number(),
                    "number %d had %d ahead, then %d",
                    rise.number(),
                    rise.from(),
                    rise.to());
        }
        return breaches.judge(
                "%d rises in %d answers, %d of them excused by buyers who came back in front"
                        .formatted(rises.size(), answers, rises.size() - unexcused.size()),
                breaches.log(returns.size(), "returns in front, which excuse a rise"),
                breaches.buyers(answers, "answers with a position"));
    }
}
