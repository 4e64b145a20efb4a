package org.onsale.loadtest.verdict;

import java.util.HashMap;
import java.util.Map;
import org.onsale.loadtest.history.BuyerEvent;

/**
 * Strict cap, judged twice.
 *
 * <p>By the admission log: at each slot given, held ≤ cap as logged. Held above a lowered cap is no breach, a rise above
 * it is.
 *
 * <p>By the buyers, who do not trust the log: a slot is held from the answer that gave it (received) to its release
 * (sent) or lease end; a turn from being told of it to being told of it last, and through the claim when the claim
 * succeeded in time. Each end errs inwards, so the overlap is a lower bound of what was held and must be within the cap
 * too; the cap meant is the highest in force during the claim window before.
 */
final class CapWatch implements Watch {
    private final Facts facts;
    private final Breaches breaches;
    private final Map<Integer, Holding> holdings = new HashMap<>();
    private final SlotIntervals intervals = new SlotIntervals();
    private final CapTimeline caps;
    private long lastHeld;
    private long mostHeldByLog;
    private long grants;

    CapWatch(Facts facts) {
        this.facts = facts;
        this.breaches = new Breaches(facts);
        this.caps = new CapTimeline(facts.cap());
    }

    @Override
    public void logged(LogEntry entry, long atNanos) {
        if (entry.grants()) {
            caps.inForce(atNanos, entry.cap());
        }
        boolean rises = entry.grants() || entry.held() > lastHeld;
        if (rises && entry.held() > entry.cap()) {
            breaches.byLog(
                    atNanos, entry.number(), "%d slots held with a cap of %d, by the log", entry.held(), entry.cap());
        }
        grants += entry.grants() ? 1 : 0;
        lastHeld = entry.held();
        mostHeldByLog = Math.max(mostHeldByLog, entry.held());
    }

    @Override
    public void lost(long atNanos) {
        lastHeld = 0;
    }

    @Override
    public void saw(BuyerEvent event) {
        Holding holding = holdings.computeIfAbsent(event.buyer(), buyer -> new Holding(facts, intervals));
        switch (event.what()) {
            case TURN -> holding.turn(event);
            case ADMITTED -> holding.admitted(event);
            case EXTENDED -> holding.extended(event);
            case EXTEND_REFUSED -> {
                if (event.a() == 410) {
                    holding.ends(event.b(), event.atNanos());
                }
            }
            case RELEASE_SENT -> holding.ends(event.a(), event.atNanos());
            case WAITING, HELD_BACK, CLOSED, MISSED_FOR_GOOD, LEAVE_SENT, CLAIM_REFUSED, ENDED -> holding.turnIsOver();
            default -> {}
        }
    }

    @Override
    public Judgement judgement() {
        holdings.values().forEach(Holding::closes);
        long most = intervals.sweep((atNanos, held) -> {
            if (held > caps.highest(atNanos - facts.claim().toNanos(), atNanos)) {
                breaches.byBuyer(atNanos, 0, 0, "%d buyers held a slot at once, by their own histories", held);
            }
        });
        return breaches.judge(
                "most held %s by the log (%d slots given), %d by the buyers; cap %s"
                        .formatted(grants == 0 ? "unknown" : mostHeldByLog, grants, most, caps),
                breaches.log(grants, "slots given"),
                breaches.buyers(intervals.size(), "slots held, from answer to release"));
    }

    long mostHeldByLog() {
        return mostHeldByLog;
    }

    long mostHeldByBuyers() {
        return intervals.sweep((at, held) -> {});
    }
}
