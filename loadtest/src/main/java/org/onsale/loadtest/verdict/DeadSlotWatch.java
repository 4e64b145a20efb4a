package org.onsale.loadtest.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.buyer.Ending;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.verdict.LogEntry.What;

/**
 * No dead slots: no slot stays free for more than a second while somebody present waits, a turn that nobody claims is
 * taken back within a second of its deadline, and so is the checkout of somebody who left without a word. Leases carry no
 * number in the admission log, and those that ended together share an entry, so the k-th lease to end must have its entry among the first k that ended.
 */
final class DeadSlotWatch implements Watch {
    private static final long LATEST = 1_000_000_000L + Tolerances.CLOCK;
    private static final Set<Integer> SILENT = Set.of(Ending.LEFT_SILENTLY.ordinal());

    private final Facts facts;
    private final SlotUse slotUse;
    private final Breaches breaches;
    private final Map<Long, Long> claimBy = new HashMap<>();
    private final Set<Long> taken = new HashSet<>();
    private final Map<Integer, Long> leaseEnd = new HashMap<>();
    private final Set<Integer> unsure = new HashSet<>();
    private final List<Long> silentEnds = new ArrayList<>();
    private final List<Long> expired = new ArrayList<>();
    private long missed;
    private long lastHeld;
    private long now;

    DeadSlotWatch(Facts facts, SlotUse slotUse) {
        this.facts = facts;
        this.slotUse = slotUse;
        this.breaches = new Breaches(facts);
    }

    @Override
    public void saw(BuyerEvent event) {
        now = event.atNanos();
        switch (event.what()) {
            case TURN -> {
                if (event.a() > 0 && event.b() > 0 && !taken.contains(event.b())) {
                    claimBy.put(event.b(), facts.nanosOf(event.a()));
                }
            }
            case ADMITTED, EXTENDED -> leaseEnd.put(event.buyer(), facts.nanosOf(event.b()));
            case EXTEND_UNKNOWN -> unsure.add(event.buyer());
            case ENDED -> {
                Long end = leaseEnd.remove(event.buyer());
                if (end != null && SILENT.contains((int) event.a()) && !unsure.contains(event.buyer())) {
                    silentEnds.add(end);
                }
            }
            default -> {}
        }
    }

    @Override
    public void logged(LogEntry entry, long atNanos) {
        if (entry.what() == What.EXPIRED) {
            for (long i = Math.max(1, lastHeld - entry.held()); i > 0; i--) {
                expired.add(atNanos);
            }
        } else if (entry.what() == What.MISSED) {
            missed++;
            Long due = claimBy.remove(entry.number());
            if (due != null && atNanos - due > LATEST) {
                breaches.byLog(
                        atNanos,
                        entry.number(),
                        "the turn of number %d was taken back %.1f s late",
                        entry.number(),
                        (atNanos - due) / 1e9);
            }
        } else if (entry.what() == What.CLAIMED || entry.what() == What.LEFT) {
            claimBy.remove(entry.number());
            taken.add(entry.number());
        }
        lastHeld = entry.held();
    }

    @Override
    public void lost(long atNanos) {
        claimBy.clear();
        silentEnds.clear();
        expired.clear();
    }

    @Override
    public Judgement judgement() {
        if (slotUse.longestFreeSeconds() > LATEST / 1e9) {
            breaches.byLog(now, 0, "a slot stayed free for %.1f s while somebody waited", slotUse.longestFreeSeconds());
        }
        claimBy.forEach((number, due) -> {
            if (now - due > LATEST) {
                breaches.byLog(now, number, "the turn of number %d was never taken back", number);
            }
        });
        silentEnds.sort(null);
        for (int i = 0; i < silentEnds.size(); i++) {
            long freed = i < expired.size() ? expired.get(i) : now;
            if (freed - silentEnds.get(i) > LATEST) {
                breaches.byLog(freed, 0, "a checkout ended %.1f s after its lease", (freed - silentEnds.get(i)) / 1e9);
            }
        }
        String seen = String.format(
                Locale.ROOT,
                "longest with a free slot %.2f s; %d turns not claimed, %d leases ended",
                slotUse.longestFreeSeconds(),
                missed,
                expired.size());
        return breaches.judge(
                seen,
                breaches.log(missed + expired.size(), "turns and leases that ended"),
                breaches.buyers(silentEnds.size(), "checkouts left without a word"));
    }
}
