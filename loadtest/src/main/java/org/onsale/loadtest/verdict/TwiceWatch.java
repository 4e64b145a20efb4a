package org.onsale.loadtest.verdict;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.verdict.LogEntry.What;

/**
 * Nobody is let in twice. By the buyers: one buyer with two different checkouts live at once, or one checkout given to
 * two buyers. By the admission log: a number claimed twice, called after it was claimed, or called again while its turn
 * is open (a loss in between takes the turn away). Being told of the same checkout again is no second one, and a claim
 * that counts as a missed turn since nobody heard its answer is none.
 */
final class TwiceWatch implements Watch {
    private record Live(long checkout, long untilNanos) {}

    private final Facts facts;
    private final Breaches breaches;
    private final Map<Integer, Live> liveOf = new HashMap<>();
    private final Map<Long, Integer> ownerOf = new HashMap<>();
    private final Set<Long> claimed = new HashSet<>();
    private final Set<Long> openTurns = new HashSet<>();
    private long calls;

    TwiceWatch(Facts facts) {
        this.facts = facts;
        this.breaches = new Breaches(facts);
    }

    @Override
    public void saw(BuyerEvent event) {
        switch (event.what()) {
            case ADMITTED -> admitted(event);
            case EXTENDED ->
                liveOf.computeIfPresent(
                        event.buyer(), (buyer, live) -> live.checkout() == event.a() ? live(event) : live);
            case RELEASE_SENT -> ends(event.buyer(), event.a());
            case EXTEND_REFUSED -> {
                if (event.a() == 410) {
                    ends(event.buyer(), event.b());
                }
            }
            default -> {}
        }
    }

    private void admitted(BuyerEvent event) {
        Integer owner = ownerOf.putIfAbsent(event.a(), event.buyer());
        if (owner != null && owner != event.buyer()) {
            breaches.byBuyer(
                    event.atNanos(),
                    event.buyer(),
                    0,
                    "buyers %d and %d were given the same checkout",
                    owner,
                    event.buyer());
        }
        Live live = liveOf.get(event.buyer());
        if (live != null && live.checkout() != event.a() && event.atNanos() < live.untilNanos() - facts.clockNanos()) {
            breaches.byBuyer(event.atNanos(), event.buyer(), 0, "buyer %d was let in again while in", event.buyer());
        }
        liveOf.put(event.buyer(), live(event));
    }

    private Live live(BuyerEvent event) {
        return new Live(event.a(), facts.nanosOf(event.b()));
    }

    private void ends(int buyer, long checkout) {
        liveOf.computeIfPresent(buyer, (id, live) -> live.checkout() == checkout ? null : live);
    }

    @Override
    public void logged(LogEntry entry, long atNanos) {
        long number = entry.number();
        calls += entry.what() == What.CALLED || entry.what() == What.CLAIMED ? 1 : 0;
        switch (entry.what()) {
            case CALLED -> {
                if (claimed.contains(number)) {
                    breaches.byLog(atNanos, number, "number %d was called after it was let in", number);
                } else if (!openTurns.add(number)) {
                    breaches.byLog(atNanos, number, "number %d was called again while its turn was open", number);
                }
            }
            case CLAIMED -> {
                openTurns.remove(number);
                if (!claimed.add(number)) {
                    breaches.byLog(atNanos, number, "number %d claimed twice", number);
                }
            }
            case MISSED -> {
                openTurns.remove(number);
                claimed.remove(number);
            }
            case LEFT -> openTurns.remove(number);
            default -> {}
        }
    }

    @Override
    public void lost(long atNanos) {
        openTurns.clear();
    }

    @Override
    public Judgement judgement() {
        return breaches.judge(
                "%d checkouts given, %d of them twice".formatted(ownerOf.size(), breaches.count()),
                breaches.log(calls, "turns called or claimed"),
                breaches.buyers(ownerOf.size(), "checkouts given"));
    }
}
