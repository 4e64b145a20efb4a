package org.onsale.local.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
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

    private long ghostsUntil;

    Rules(Collection<Buyer> buyers, int cap) {
        this.buyers = buyers;
        this.cap = cap;
        this.ceiling = cap;
    }

    void everythingIsLost(long now, long longestTermMs) {
        ghostsUntil = now + longestTermMs;
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
        if (settled && isOpen && !before.onHold() && !after.onHold()) {
            noSlotIsDead(after, now);
        }
    }

    private void capHolds(Snapshot before, Snapshot after, long now) {
        long turns = after.liveTurns(now);
        long inRedis = turns + checkoutsThatCount(after, now);
        long known =
                turns + buyers.stream().filter(buyer -> buyer.holdsSlot(now)).count();
        int held = (int) Math.max(inRedis, known);
        if (held > ceiling) {
            throw new Violation(
                    Promise.STRICT_CAP,
                    "cap " + cap + ", allowed " + ceiling + ", held in Redis " + inRedis + ", by the buyers' count "
                            + known + ", before " + before);
        }
        if (!after.onHold()) {
            ceiling = Math.max(cap, held);
        }
    }

    /**
     * For a while after a loss nodes may have written back a checkout that was released through another node just
     * before. It takes a slot from nobody but the next in line, until its lease is over.
     */
    private long checkoutsThatCount(Snapshot after, long now) {
        Set<String> theirs = buyers.stream().map(buyer -> buyer.checkout).collect(Collectors.toSet());
        return after.checkouts().entrySet().stream()
                .filter(checkout -> checkout.getValue() > now)
                .filter(checkout -> now >= ghostsUntil || theirs.contains(checkout.getKey()))
                .count();
    }

    private void orderHolds(Snapshot before, Snapshot after, long now, int entered) {
        Set<Long> called = new HashSet<>(after.turns().keySet());
        called.removeAll(before.turns().keySet());
        long last = called.stream().mapToLong(Long::longValue).max().orElse(0);
        for (Buyer buyer : buyers) {
            if (called.contains(buyer.number) && now > buyer.presentAtMostUntil) {
                throw new Violation(Promise.NO_DEAD_SLOTS, "the absent " + buyer + " was offered a turn");
            }
            boolean steppedOver =
                    before.line().contains(buyer.number) && after.away().contains(buyer.number);
            if (steppedOver && buyer.isSurelyPresent(now)) {
                throw new Violation(Promise.FIRST_IN_FIRST_OUT, "the present " + buyer + " was stepped over");
            }
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

    /** By the buyers' own count: a slot that only Redis takes for held is as dead as one it takes for free. */
    private void noSlotIsDead(Snapshot after, long now) {
        long held = now < ghostsUntil ? after.held() : after.liveTurns(now) + held(now);
        for (Buyer buyer : buyers) {
            if (held < cap && buyer.isSurelyPresent(now) && after.line().contains(buyer.number)) {
                throw new Violation(
                        Promise.NO_DEAD_SLOTS, held + " of " + cap + " slots held while " + buyer + " waits");
            }
        }
    }

    private long held(long now) {
        return buyers.stream().filter(buyer -> buyer.holdsSlot(now)).count();
    }

    /** Every buyer with a place that Redis has had since its last loss is still somewhere in it. */
    void nobodyIsLost(Snapshot after, Set<Buyer> registered) {
        for (Buyer buyer : registered) {
            if (buyer.life == Buyer.Life.WAITING && !buyer.unheard && after.placesOf(buyer.number) == 0) {
                throw new Violation(Promise.NOBODY_LOST, buyer + " is in none of line, away and turns");
            }
        }
    }
}
