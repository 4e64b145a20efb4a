package org.onsale.loadtest.replay;

import java.util.concurrent.atomic.LongAdder;
import org.onsale.loadtest.history.Diary;
import org.onsale.loadtest.history.Happening;

/** Counts along what is noted, to tell how the run goes while it goes. Thread-safe. */
final class CountingDiary implements Diary {
    private final Diary diary;
    private final LongAdder arrived = new LongAdder();
    private final LongAdder polls = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    CountingDiary(Diary diary) {
        this.diary = diary;
    }

    @Override
    public void note(Happening what, int buyer, int tookMillis, long a, long b, long c) {
        diary.note(what, buyer, tookMillis, a, b, c);
        switch (what) {
            case ARRIVED -> arrived.increment();
            case WAITING, HELD_BACK, CLOSED, TURN, LET_IN_ALREADY, MISSED_FOR_GOOD -> polls.increment();
            case POLL_REFUSED -> {
                polls.increment();
                refused.increment();
            }
            case ENTER_REFUSED, JOIN_REFUSED, CLAIM_REFUSED, EXTEND_REFUSED, RELEASE_REFUSED, LEAVE_REFUSED ->
                refused.increment();
            case POLL_UNKNOWN -> {
                polls.increment();
                unanswered.increment();
            }
            case ENTER_UNKNOWN, JOIN_UNKNOWN, CLAIM_UNKNOWN, EXTEND_UNKNOWN, RELEASE_UNKNOWN, LEAVE_UNKNOWN ->
                unanswered.increment();
            default -> {}
        }
    }

    long arrived() {
        return arrived.sum();
    }

    long polls() {
        return polls.sum();
    }

    long refused() {
        return refused.sum();
    }

    long unanswered() {
        return unanswered.sum();
    }
}
