package org.onsale.loadtest.verdict;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.verdict.LogEntry.What;

/**
 * The rate is kept within 5 %: in no ten seconds, nor over the time it is in force, more slots are given than it allows, plus
 * one second's worth that may have been saved up; and over the time in which it, not the cap, holds people back, no fewer. A
 * turn offered anew counts once.
 */
final class RateWatch implements Watch {
    private static final long WINDOW = 10_000_000_000L;
    private static final long SETTLES = 1_000_000_000L + Tolerances.CLOCK;
    private static final double SLACK = 0.05;
    private static final double LEAST_SECONDS = 4;

    private final PresentLine line;
    private final Breaches breaches;
    private final Set<Long> calledBefore = new HashSet<>();
    private final ArrayDeque<Long> window = new ArrayDeque<>();
    private double perSecond;
    private long since = Long.MAX_VALUE;
    private long cap;
    private long held;
    private boolean open = true;
    private long lastNanos;
    private boolean bound;
    private double due;
    private double boundSeconds;
    private long given;
    private long givenSince;

    RateWatch(Facts facts, PresentLine line) {
        this.cap = facts.cap();
        this.line = line;
        this.breaches = new Breaches(facts);
    }

    @Override
    public void saw(BuyerEvent event) {
        passes(event.atNanos());
        switch (event.what()) {
            case RATE_SET -> {
                perSecond = event.a() / 60.0;
                since = event.a() == 0 ? Long.MAX_VALUE : event.atNanos() + SETTLES;
                window.clear();
                givenSince = 0;
            }
            case PHASE_SET -> open = event.a() == 1;
            case CAP_SET -> cap = event.a();
            default -> {}
        }
    }

    private void passes(long atNanos) {
        if (bound) {
            boundSeconds += (atNanos - lastNanos) / 1e9;
            due += perSecond * (atNanos - lastNanos) / 1e9;
        }
        lastNanos = atNanos;
        bound = open && atNanos >= since && held < cap && line.first(atNanos).isPresent();
    }

    @Override
    public void logged(LogEntry entry, long atNanos) {
        passes(atNanos);
        held = entry.held();
        boolean again = entry.what() == What.CALLED && !calledBefore.add(entry.number());
        if (entry.grants() && !again && atNanos >= since) {
            given++;
            givenSince++;
            window.add(atNanos);
            while (atNanos - window.peek() > WINDOW) {
                window.poll();
            }
            mustAllow(window.size(), WINDOW, atNanos);
            mustAllow(givenSince, atNanos - since, atNanos);
        }
    }

    private void mustAllow(long slots, long nanos, long atNanos) {
        double allowed = perSecond * (nanos / 1e9) * (1 + SLACK) + Math.max(1, perSecond);
        if (slots > Math.ceil(allowed)) {
            breaches.byLog(
                    atNanos, 0, "%d slots given within %.1f s at %.0f a minute", slots, nanos / 1e9, perSecond * 60);
        }
    }

    @Override
    public Judgement judgement() {
        if (boundSeconds < LEAST_SECONDS && !breaches.any()) {
            return new Judgement.NotJudged(
                    String.format(Locale.ROOT, "the rate held people back for %.1f s only", boundSeconds));
        }
        if (given < due * (1 - SLACK) - Math.max(1, perSecond)) {
            breaches.byLog(lastNanos, 0, "%d slots were given where the rate allows %.0f", given, due);
        }
        String seen = String.format(
                Locale.ROOT,
                "%d slots given; %.0f due in the %.0f s in which it held people back",
                given,
                due,
                boundSeconds);
        return breaches.judge(seen, breaches.log(given, "slots given"));
    }
}
