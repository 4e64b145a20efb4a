package org.onsale.loadtest.verdict;

import java.util.ArrayList;
import java.util.List;
import org.onsale.loadtest.history.BuyerEvent;

/**
 * A change by the organiser is in force a second after its answer: slots are given under the new cap, none while nobody is to
 * be called, and after a raised cap or an opening the next is given within that second if somebody present waits.
 */
final class ChangeWatch implements Watch {
    private static final long NOT_DUE = Long.MAX_VALUE;
    private static final long NEVER = Long.MIN_VALUE / 2;
    private static final long IN_FORCE = 1_000_000_000L + Tolerances.CLOCK;

    /** A slot given under another cap, or while nobody was to be called: a change under way may explain it. */
    private record Odd(long atNanos, long cap, long expectedCap) {}

    private final PresentLine line;
    private final Breaches breaches;
    private final List<Odd> odd = new ArrayList<>();
    private long cap;
    private long capSince = NEVER;
    private boolean open = true;
    private long phaseSince = NEVER;
    private boolean rateLimited;
    private long held;
    private long due = NOT_DUE;
    private int changes;
    private long grants;

    ChangeWatch(Facts facts, PresentLine line) {
        this.line = line;
        this.cap = facts.cap();
        this.breaches = new Breaches(facts);
    }

    @Override
    public void saw(BuyerEvent event) {
        slotsMustBeGiven(event.atNanos());
        long sentAt = event.atNanos() - event.tookMillis() * 1_000_000L - Tolerances.CLOCK;
        switch (event.what()) {
            case CAP_SET -> {
                changes++;
                odd.removeIf(slot -> slot.atNanos() >= sentAt && slot.cap() == event.a());
                boolean raised = event.a() > cap;
                cap = event.a();
                capSince = event.atNanos();
                due = raised ? event.atNanos() + IN_FORCE : NOT_DUE;
            }
            case PHASE_SET -> {
                changes++;
                odd.removeIf(slot -> slot.atNanos() >= sentAt && event.a() == 1 && slot.cap() == slot.expectedCap());
                open = event.a() == 1;
                phaseSince = event.atNanos();
                due = open ? event.atNanos() + IN_FORCE : NOT_DUE;
            }
            case RATE_SET -> {
                changes++;
                rateLimited = event.a() > 0;
            }
            default -> {}
        }
    }

    /** Somebody who is there when the time is over was there, or came, while a slot was free. */
    private void slotsMustBeGiven(long atNanos) {
        if (atNanos > due) {
            if (open && !rateLimited && held < cap && line.first(due).isPresent()) {
                breaches.byLog(due, 0, "%d of %d slots held a second after the change, and somebody waits", held, cap);
            }
            due = NOT_DUE;
        }
    }

    @Override
    public void logged(LogEntry entry, long atNanos) {
        if (atNanos > due && entry.grants()) {
            slotsMustBeGiven(atNanos);
        }
        held = entry.held();
        if (!entry.grants()) {
            return;
        }
        grants++;
        boolean otherCap = capSince != NEVER && atNanos > capSince + IN_FORCE && entry.cap() != cap;
        boolean heldBack = !open && atNanos > phaseSince + IN_FORCE;
        if (otherCap || heldBack) {
            odd.add(new Odd(atNanos, entry.cap(), cap));
        }
    }

    private void report(Odd slot) {
        if (slot.cap() == slot.expectedCap()) {
            breaches.byLog(slot.atNanos(), 0, "a slot was given while nobody is to be called");
        } else {
            breaches.byLog(
                    slot.atNanos(), 0, "a slot was given under the cap %d, it is %d", slot.cap(), slot.expectedCap());
        }
    }

    @Override
    public Judgement judgement() {
        odd.forEach(this::report);
        odd.clear();
        return changes == 0
                ? new Judgement.NotJudged("nothing was changed")
                : breaches.judge(changes + " changes", breaches.log(grants, "slots given"));
    }
}
