package org.onsale.loadtest.verdict;

import java.time.Duration;
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

    ResumeWatch(Facts facts, PresentLine line) {
        this.line = line;
        this.breaches = new Breaches(facts);
    }

    @Override
    public void saw(BuyerEvent event) {
        lastSeen = event.atNanos();
        if (lostAt != NOT_PAUSED) {
            someoneWaits |= line.first(lastSeen).isPresent();
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
        someoneWaits = false;
    }

    private void pauseEnds(long atNanos) {
        long pause = atNanos - lostAt;
        longestNanos = Math.max(longestNanos, pause);
        if (pause > LONGEST_PAUSE.toNanos() && someoneWaits) {
            breaches.add(atNanos, "no slot was given for %.1f s after a loss", pause / 1e9);
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
            return new Judgement.NotJudged("the run ended %.1f s after the loss, nothing given until then"
                    .formatted((lastSeen - lostAt) / 1e9));
        }
        if (stillPaused() && someoneWaits) {
            pauseEnds(lastSeen);
        }
        return breaches.judge("longest pause %.1f s".formatted(longestSeconds()));
    }
}
