package org.onsale.loadtest.verdict;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.verdict.LogEntry.What;

/**
 * First in line, first in. An inversion is a slot given, by the admission log, while a lower number waits that is
 * present beyond doubt ({@link PresentLine}): a turn to a higher number, a direct entry past the line, or a present
 * place set aside as absent. The log is believed only as far as it agrees with the buyers: a turn somebody was told of
 * and that is not in it leaves the promise not judged.
 */
final class OrderWatch implements Watch {
    private final Facts facts;
    private final PresentLine line;
    private final Breaches inversions;
    private final Set<Long> calledByLog = new HashSet<>();
    private final Map<Long, Long> toldTurn = new HashMap<>();
    private long calls;
    private long entriesByLog;
    private long entriesTold;
    private long presences;

    OrderWatch(Facts facts, PresentLine line) {
        this.facts = facts;
        this.line = line;
        this.inversions = new Breaches(facts);
    }

    @Override
    public void saw(BuyerEvent event) {
        presences += isPresence(event.what()) ? 1 : 0;
        if (event.what() == Happening.TURN && event.b() > 0) {
            toldTurn.putIfAbsent(event.b(), event.atNanos());
        } else if (event.what() == Happening.ADMITTED) {
            entriesTold++;
        }
    }

    private static boolean isPresence(Happening what) {
        return what == Happening.JOINED || what == Happening.WAITING || what == Happening.HELD_BACK;
    }

    /** To be told of an entry before the {@link PresentLine} is. */
    @Override
    public void logged(LogEntry entry, long atNanos) {
        if (entry.what() == What.CALLED) {
            calls++;
            calledByLog.add(entry.number());
            OptionalLong first = line.first(atNanos);
            if (first.isPresent() && first.getAsLong() < entry.number()) {
                inversions.byLog(
                        atNanos,
                        first.getAsLong(),
                        "number %d was called before %d, who was there",
                        entry.number(),
                        first.getAsLong());
            }
        } else if (entry.what() == What.ENTERED) {
            entriesByLog++;
            OptionalLong first = line.first(atNanos);
            if (first.isPresent()) {
                inversions.byLog(
                        atNanos, first.getAsLong(), "a newcomer was let in while number %d waited", first.getAsLong());
            }
        } else if (entry.what() == What.ABSENT && line.isPresent(entry.number(), atNanos)) {
            inversions.byLog(
                    atNanos, entry.number(), "number %d was set aside as absent, but was there", entry.number());
        }
    }

    long inversions() {
        return inversions.count();
    }

    @Override
    public Judgement judgement() {
        long missing = toldTurn.entrySet().stream()
                .filter(told -> !calledByLog.contains(told.getKey()))
                .filter(told -> facts.losses().isEmpty())
                .count();
        if (!inversions.any() && missing > 0) {
            return new Judgement.NotJudged(
                    missing + " turns were told that the admission log does not have", List.of(log(), buyers()));
        }
        if (!inversions.any() && entriesTold > 0 && entriesByLog + calls == 0) {
            return new Judgement.NotJudged(
                    "buyers were let in, but there is no admission log", List.of(log(), buyers()));
        }
        return inversions.judge(
                "%d inversions in %d turns and %d direct entries".formatted(inversions.count(), calls, entriesByLog),
                log(),
                buyers());
    }

    private Testimony log() {
        return inversions.log(calls + entriesByLog, "turns and direct entries");
    }

    private Testimony buyers() {
        return inversions.buyers(presences, "answers that prove somebody was there");
    }
}
