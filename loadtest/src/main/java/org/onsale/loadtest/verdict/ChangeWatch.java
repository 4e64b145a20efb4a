package org.onsale.loadtest.verdict;

import org.onsale.loadtest.history.BuyerEvent;

/**
 * A change by the organiser is in force a second after its answer: slots are given under the new cap, none while nobody is to
 * be called, and after a raised cap or an opening the next is given within that second if somebody present waits.
 */
final class ChangeWatch implements Watch {
    private static final long NOT_DUE = Long.MAX_VALUE;
    private static final long IN_FORCE = 1_000_000_000L + Tolerances.CLOCK;

    private final PresentLine line;
    private final Breaches breaches;
    private long cap;
    private long capSince = Long.MIN_VALUE;
    private boolean open = true;
    private long phaseSince = Long.MIN_VALUE;
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
        switch (event.what()) {
            case CAP_SET -> {
                changes++;
                boolean raised = event.a() > cap;
                cap = event.a();
                capSince = event.atNanos();
                due = raised ? event.atNanos() + IN_FORCE : NOT_DUE;
            }
            case PHASE_SET -> {
                changes++;
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
        if (atNanos > capSince + IN_FORCE && capSince != Long.MIN_VALUE && entry.cap() != cap) {
            breaches.byLog(atNanos, 0, "a slot was given under the cap %d, it is %d", entry.cap(), cap);
        }
        if (!open && atNanos > phaseSince + IN_FORCE) {
            breaches.byLog(atNanos, 0, "a slot was given while nobody is to be called");
        }
    }

    @Override
    public Judgement judgement() {
        return changes == 0
                ? new Judgement.NotJudged("nothing was changed")
                : breaches.judge(changes + " changes", breaches.log(grants, "slots given"));
    }
}
