package org.onsale.loadtest.verdict;

import java.time.Duration;
import java.util.List;
import org.onsale.loadtest.history.BuyerEvent;

/**
 * After each loss of Redis slots are given again within a minute, if anybody waits: the pause is from the loss to the
 * next slot given by the admission log.
 */
final class ResumeWatch implements Watch {
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final long NOT_PAUSED = Long.MIN_VALUE;

    private final PresentLine line;
    private final Breaches breaches;
    private long lostAt = NOT_PAUSED;
    private long longestNanos;
    private long lastSeen;
    private boolean someoneWaits;
    private long losses;
    private long presences;

    ResumeWatch(Facts facts, PresentLine line) {
        this.line = line;
        this.breaches = new Breaches(facts);
    }

    @Override
    public void saw(BuyerEvent event) {
        lastSeen = event.atNanos();
        if (lostAt != NOT_PAUSED) {
            boolean waits = line.first(lastSeen).isPresent();
            presences += waits ? 1 : 0;
            someoneWaits |= waits;
        }
    }

    @Override
    public void logged(LogEntry entry, long atNanos) {
        if (lostAt != NOT_PAUSED && entry.grants() && atNanos > lostAt) {
            pauseEnds(atNanos);
        }
    }

    @Override
    public void lost(long atNanos) {
        lostAt = atNanos;
        losses++;
        someoneWaits = false;
    }

    private void pauseEnds(long atNanos) {
        long pause = atNanos - lostAt;
        longestNanos = Math.max(longestNanos, pause);
        if (pause > LONGEST_PAUSE.toNanos() && someoneWaits) {
            breaches.byLog(atNanos, 0, "no slot was given for %.1f s after a loss", pause / 1e9);
        }
        lostAt = NOT_PAUSED;
    }

    boolean stillPaused() {
        return lostAt != NOT_PAUSED;
    }

    double longestSeconds() {
        return longestNanos / 1e9;
    }

    @Override
    public Judgement judgement() {
        if (stillPaused() && someoneWaits && lastSeen - lostAt <= LONGEST_PAUSE.toNanos()) {
            return new Judgement.NotJudged(
                    "the run ended %.1f s after the loss, nothing given until then"
                            .formatted((lastSeen - lostAt) / 1e9),
                    List.of(log(), buyers()));
        }
        if (stillPaused() && someoneWaits) {
            pauseEnds(lastSeen);
        }
        return breaches.judge("longest pause %.1f s".formatted(longestSeconds()), log(), buyers());
    }

    private Testimony log() {
        return breaches.log(losses, "losses of Redis, and the next slot given");
    }

    private Testimony buyers() {
        return breaches.buyers(presences, "moments in which somebody waited");
    }
}
