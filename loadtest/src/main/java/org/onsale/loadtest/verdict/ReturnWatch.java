package org.onsale.loadtest.verdict;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.verdict.LogEntry.What;

/**
 * Who was passed while away and comes back gets the next free slot: once the answer to the first poll after the return has been
 * there for a second, no higher number is called before.
 */
final class ReturnWatch implements Watch {
    private static final long HEARD_OF = 1_000_000_000L + Tolerances.CLOCK;

    private final Breaches breaches;
    private final Map<Integer, Long> numberOf = new HashMap<>();
    private final Set<Long> passed = new HashSet<>();
    private final Set<Integer> cameBack = new HashSet<>();
    private final Map<Long, Long> waitsSince = new HashMap<>();
    private long returns;
    private long calls;

    ReturnWatch(Facts facts) {
        this.breaches = new Breaches(facts);
    }

    @Override
    public void saw(BuyerEvent event) {
        long number = numberOf.getOrDefault(event.buyer(), 0L);
        switch (event.what()) {
            case JOINED -> numberOf.put(event.buyer(), event.a());
            case CAME_BACK -> cameBack.add(event.buyer());
            case WAITING -> {
                if (cameBack.remove(event.buyer()) && passed.contains(number)) {
                    returns++;
                    waitsSince.put(number, event.atNanos());
                }
            }
            case TURN -> {
                returns += cameBack.remove(event.buyer()) && passed.contains(number) ? 1 : 0;
                waitsSince.remove(number);
            }
            case WENT_AWAY, LEAVE_SENT, ENDED, MISSED_FOR_GOOD, LET_IN_ALREADY -> waitsSince.remove(number);
            default -> {}
        }
    }

    @Override
    public void logged(LogEntry entry, long atNanos) {
        if (entry.what() == What.CALLED) {
            calls++;
            passed.remove(entry.number());
            waitsSince.remove(entry.number());
            waitsSince.forEach((number, since) -> {
                if (number < entry.number() && atNanos > since + HEARD_OF) {
                    breaches.byLog(
                            atNanos,
                            number,
                            "number %d was called before %d, who had come back",
                            entry.number(),
                            number);
                }
            });
        } else if (entry.what() == What.ABSENT || entry.what() == What.MISSED) {
            passed.add(entry.number());
        }
    }

    @Override
    public void lost(long atNanos) {
        waitsSince.clear();
    }

    @Override
    public Judgement judgement() {
        return returns == 0
                ? new Judgement.NotJudged("nobody who had been passed came back")
                : breaches.judge(
                        returns + " came back after having been passed",
                        breaches.log(calls, "turns called"),
                        breaches.buyers(returns, "returns"));
    }
}
