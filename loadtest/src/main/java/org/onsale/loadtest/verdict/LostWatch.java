package org.onsale.loadtest.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.history.BuyerEvent;

/**
 * Nobody is lost. Lost is: a place whose number changes, or that two buyers are told; a place token refused (401, 404,
 * 410) though its buyer did not leave; a turn taken back within its claim window; a checkout refused before its lease
 * end as last told; somebody told of having been let in who never was. Answers that say "later" (429, 5xx, none at all)
 * lose nothing. A claim whose answer stayed away for longer than the lease is refused when repeated, but noted as a missed
 * turn, and its place is called again. A turn open while Redis was emptied may be lost: its place is what must survive. A place survives by its
 * token; who joins again after a loss before having polled shows none, and may be given a new number.
 */
final class LostWatch implements Watch {
    private static final class Buyer {
        long number;
        long polledAt = Long.MIN_VALUE;
        boolean left;
        boolean claimed;
        long toldTurnAt;
        long claimBy;
        final Map<Long, Long> leaseEnds = new HashMap<>(2);
    }

    /** A claim answered 409 in its window: the place is lost unless the server noted the turn as missed. */
    private record RefusedClaim(BuyerEvent event, long number, long toldTurnAt) {}

    private final Facts facts;
    private final Breaches breaches;
    private final Map<Integer, Buyer> buyers = new HashMap<>();
    private final Map<Long, Integer> ownerOf = new HashMap<>();
    private final Set<Integer> lost = new HashSet<>();
    private final List<RefusedClaim> refusedClaims = new ArrayList<>();
    private final Map<Long, Long> missedAt = new HashMap<>();
    private long places;
    private long answers;
    private long missed;
    private long joinedAnew;
    private long lostAt = Long.MIN_VALUE;

    LostWatch(Facts facts) {
        this.facts = facts;
        this.breaches = new Breaches(facts);
    }

    @Override
    public void saw(BuyerEvent event) {
        Buyer buyer = buyers.computeIfAbsent(event.buyer(), id -> new Buyer());
        answers += Requests.isAnswer(event.what()) ? 1 : 0;
        switch (event.what()) {
            case JOINED -> joined(buyer, event);
            case WAITING, HELD_BACK, CLOSED, MISSED_FOR_GOOD -> {
                buyer.polledAt = event.atNanos();
                told(buyer, event, event.b());
            }
            case TURN -> {
                told(buyer, event, event.b());
                buyer.toldTurnAt = event.atNanos();
                buyer.claimBy = facts.nanosOf(event.a());
            }
            case LET_IN_ALREADY -> {
                told(buyer, event, event.b());
                if (!buyer.claimed) {
                    add(event, "buyer %d was told of having been let in, but never claimed", event.buyer());
                }
            }
            case POLL_REFUSED -> pollRefused(buyer, event);
            case CLAIM_SENT -> buyer.claimed = true;
            case CLAIM_REFUSED -> claimRefused(buyer, event);
            case ADMITTED, EXTENDED -> buyer.leaseEnds.put(event.a(), facts.nanosOf(event.b()));
            case EXTEND_REFUSED -> extendRefused(buyer, event);
            case LEAVE_SENT -> buyer.left = true;
            default -> {}
        }
    }

    private void joined(Buyer buyer, BuyerEvent event) {
        boolean showedNoToken = lostAt != Long.MIN_VALUE && buyer.polledAt < lostAt;
        if (showedNoToken && buyer.number != 0 && event.a() != buyer.number && event.a() != 0) {
            joinedAnew++;
            buyer.number = 0;
        }
        told(buyer, event, event.a());
    }

    @Override
    public void lost(long atNanos) {
        lostAt = atNanos;
    }

    private void told(Buyer buyer, BuyerEvent event, long number) {
        if (number == 0) {
            return;
        }
        Integer owner = ownerOf.putIfAbsent(number, event.buyer());
        if (owner != null && owner != event.buyer()) {
            add(event, "buyers %d and %d were both told number %d", owner, event.buyer(), number);
        } else if (buyer.number == 0) {
            buyer.number = number;
            places++;
        } else if (buyer.number != number) {
            add(event, "buyer %d had number %d and was told %d", event.buyer(), buyer.number, number);
        }
    }

    private void pollRefused(Buyer buyer, BuyerEvent event) {
        if (isNoMore(event.a()) && !buyer.left) {
            add(event, "number %d of buyer %d was refused with %d", buyer.number, event.buyer(), event.a());
        }
    }

    private void claimRefused(Buyer buyer, BuyerEvent event) {
        boolean inTime = event.atNanos() < buyer.claimBy - facts.clockNanos();
        boolean excused = buyer.left || facts.lostBetween(buyer.toldTurnAt - facts.clockNanos(), event.atNanos());
        if (event.a() == 409 && inTime && !excused) {
            refusedClaims.add(new RefusedClaim(event, buyer.number, buyer.toldTurnAt));
        } else if (isNoMore(event.a()) && inTime && !excused) {
            refusedInItsWindow(event);
        }
    }

    private void refusedInItsWindow(BuyerEvent event) {
        add(event, "the turn of buyer %d was refused with %d in its claim window", event.buyer(), event.a());
    }

    private void extendRefused(Buyer buyer, BuyerEvent event) {
        long until = buyer.leaseEnds.getOrDefault(event.b(), Long.MIN_VALUE);
        if (isNoMore(event.a()) && event.atNanos() < until - facts.clockNanos()) {
            add(event, "a checkout of buyer %d was refused with %d before its lease end", event.buyer(), event.a());
        }
    }

    private static boolean isNoMore(long status) {
        return status == 401 || status == 404 || status == 410;
    }

    private void add(BuyerEvent event, String what, Object... values) {
        lost.add(event.buyer());
        long number = buyers.containsKey(event.buyer()) ? buyers.get(event.buyer()).number : 0;
        breaches.byBuyer(event.atNanos(), event.buyer(), number, what, values);
    }

    long places() {
        return places;
    }

    @Override
    public void logged(LogEntry entry, long atNanos) {
        if (entry.what() == LogEntry.What.MISSED) {
            missedAt.put(entry.number(), atNanos);
            missed++;
        }
    }

    @Override
    public Judgement judgement() {
        refusedClaims.stream()
                .filter(claim ->
                        missedAt.getOrDefault(claim.number(), Long.MIN_VALUE) < claim.toldTurnAt() - facts.clockNanos())
                .forEach(claim -> refusedInItsWindow(claim.event()));
        refusedClaims.clear();
        String anew = joinedAnew == 0 ? "" : "; %d joined anew after a loss, showing no token".formatted(joinedAnew);
        return breaches.judge(
                "%d of %d places or checkouts lost".formatted(lost.size(), places) + anew,
                breaches.log(missed, "missed turns, which excuse a refused claim"),
                breaches.buyers(answers, "answers"));
    }
}
