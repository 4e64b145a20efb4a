package org.onsale.local.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.onsale.local.model.Violation.Promise;

/**
 * The promises, as predicates over what Redis holds before and after a step and over what the buyers know. Slots are
 * counted twice: as Redis sees them, and as the buyers do, who remember their checkouts through a loss.
 */
final class Rules {

    private final Collection<Buyer> buyers;
    private int cap;
    /** Most slots that may be held: the cap, or what was held when it was lowered. */
    private int ceiling;

    Rules(Collection<Buyer> buyers, int cap) {
        this.buyers = buyers;
        this.cap = cap;
        this.ceiling = cap;
    }

    void capIs(int newCap) {
        cap = newCap;
        ceiling = Math.max(ceiling, cap);
    }

    /**
     * Checks one step.
     *
     * @param isOpen whether turns may be offered
     * @param entered checkouts given without a turn
     * @param settled whether a node has just offered all it could, with nothing else going on
     */
    void check(Snapshot before, Snapshot after, long now, boolean isOpen, int entered, boolean settled) {
        capHolds(before, after, now);
        orderHolds(before, after, now, entered);
        nobodyIsTwice(after);
        if (settled && isOpen && !after.onHold()) {
            noSlotIsDead(after, now);
        }
    }

    private void capHolds(Snapshot before, Snapshot after, long now) {
        int held = after.held();
        int known = (int) (after.turns().values().stream()
                        .filter(deadline -> deadline > now)
                        .count()
                + buyers.stream().filter(buyer -> buyer.holdsSlot(now)).count());
        if (Math.max(held, known) > ceiling) {
            throw new Violation(
                    Promise.STRICT_CAP,
                    "cap " + cap + ", allowed " + ceiling + ", held in Redis " + held + ", by the buyers' count "
                            + known + ", before " + before.held());
        }
        if (!after.onHold()) {
            ceiling = Math.max(cap, Math.max(held, known));
        }
    }

    private void orderHolds(Snapshot before, Snapshot after, long now, int entered) {
        Set<Long> called = new HashSet<>(after.turns().keySet());
        called.removeAll(before.turns().keySet());
        long last = called.stream().mapToLong(Long::longValue).max().orElse(0);
        for (Buyer buyer : buyers) {
            boolean waits = buyer.life == Buyer.Life.WAITING
                    && buyer.isSurelyPresent(now)
                    && before.line().contains(buyer.number)
                    && after.line().contains(buyer.number);
            if (waits && buyer.number < last) {
                throw new Violation(Promise.FIRST_IN_FIRST_OUT, last + " was called before the present " + buyer);
            }
            if (waits && entered > 0) {
                throw new Violation(Promise.FIRST_IN_FIRST_OUT, "a newcomer went in before the present " + buyer);
            }
        }
    }

    private void nobodyIsTwice(Snapshot after) {
        for (Buyer buyer : buyers) {
            if (buyer.number > 0 && after.placesOf(buyer.number) > 1) {
                throw new Violation(Promise.ONE_PLACE, buyer + " is in more than one of line, away and turns");
            }
        }
    }

    private void noSlotIsDead(Snapshot after, long now) {
        for (Buyer buyer : buyers) {
            if (after.held() < cap && buyer.isSurelyPresent(now) && after.line().contains(buyer.number)) {
                throw new Violation(
                        Promise.NO_DEAD_SLOTS, after.held() + " of " + cap + " slots held while " + buyer + " waits");
            }
        }
    }

    /** Every buyer with a place that Redis has had since its last loss is still somewhere in it. */
    void nobodyIsLost(Snapshot after, Set<Buyer> registered) {
        for (Buyer buyer : registered) {
            if (buyer.life == Buyer.Life.WAITING && after.placesOf(buyer.number) == 0) {
                throw new Violation(Promise.NOBODY_LOST, buyer + " is in none of line, away and turns");
            }
        }
    }
}
