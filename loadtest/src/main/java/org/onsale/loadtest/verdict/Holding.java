package org.onsale.loadtest.verdict;

import java.util.HashMap;
import java.util.Map;
import org.onsale.loadtest.history.BuyerEvent;

/** Slots one buyer holds, as that buyer can tell: a turn, and checkouts by their digest. */
final class Holding {
    private static final long NO_TURN = -1;

    private record Lease(long fromNanos, long untilNanos) {}

    private final Facts facts;
    private final SlotIntervals intervals;
    private final Map<Long, Lease> leases = new HashMap<>(2);
    private long turnFrom = NO_TURN;
    private long turnToldLast;
    private long claimBy;

    Holding(Facts facts, SlotIntervals intervals) {
        this.facts = facts;
        this.intervals = intervals;
    }

    void turn(BuyerEvent event) {
        long deadline = facts.nanosOf(event.a());
        if (deadline != claimBy) {
            turnIsOver();
        }
        if (turnFrom == NO_TURN) {
            turnFrom = event.atNanos();
        }
        turnToldLast = event.atNanos();
        claimBy = deadline;
    }

    void admitted(BuyerEvent event) {
        long from = event.atNanos();
        if (turnFrom != NO_TURN && from <= claimBy && !facts.lostBetween(turnToldLast, from)) {
            from = turnFrom;
            turnFrom = NO_TURN;
        }
        turnIsOver();
        long since = from;
        leases.merge(
                event.a(),
                new Lease(since, leaseEnd(event.b())),
                (old, now) -> new Lease(old.fromNanos(), now.untilNanos()));
    }

    void extended(BuyerEvent event) {
        leases.computeIfPresent(event.a(), (id, lease) -> new Lease(lease.fromNanos(), leaseEnd(event.b())));
    }

    private long leaseEnd(long unixMillis) {
        return facts.nanosOf(unixMillis) - facts.clockNanos();
    }

    void ends(long checkout, long atNanos) {
        Lease lease = leases.remove(checkout);
        if (lease != null) {
            held(lease.fromNanos(), Math.min(lease.untilNanos(), atNanos));
        }
    }

    void turnIsOver() {
        if (turnFrom != NO_TURN) {
            held(turnFrom, turnToldLast);
            turnFrom = NO_TURN;
        }
    }

    /** No more is heard of this buyer: what was not released is held to its lease end. */
    void closes() {
        turnIsOver();
        leases.values().forEach(lease -> held(lease.fromNanos(), lease.untilNanos()));
        leases.clear();
    }

    /** Both ends err inwards by what the clocks of several load generators may differ. */
    private void held(long fromNanos, long untilNanos) {
        long unsure = facts.unsure().toNanos();
        intervals.add(fromNanos + unsure, untilNanos - unsure);
    }
}
