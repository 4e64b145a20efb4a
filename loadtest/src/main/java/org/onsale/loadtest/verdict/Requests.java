package org.onsale.loadtest.verdict;

import java.util.Locale;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.history.Happening;

/** Buyers' requests counted: those answered, and those that failed, by no answer or by a status of 500 and above. */
final class Requests {
    private static final double MOST_FAILED = 0.001;

    private long answered;
    private long failed;

    void saw(BuyerEvent event) {
        if (isAnswer(event.what())) {
            answered++;
            failed += event.what().name().endsWith("_REFUSED") && event.a() >= 500 ? 1 : 0;
        } else if (event.what().name().endsWith("_UNKNOWN")) {
            failed++;
            answered++;
        }
    }

    static boolean isAnswer(Happening what) {
        return switch (what) {
            case JOINED,
                    WAITING,
                    HELD_BACK,
                    CLOSED,
                    TURN,
                    LET_IN_ALREADY,
                    MISSED_FOR_GOOD,
                    ADMITTED,
                    EXTENDED,
                    RELEASED,
                    LEFT,
                    ENTER_REFUSED,
                    JOIN_REFUSED,
                    POLL_REFUSED,
                    CLAIM_REFUSED,
                    EXTEND_REFUSED,
                    RELEASE_REFUSED,
                    LEAVE_REFUSED -> true;
            default -> false;
        };
    }

    long all() {
        return answered;
    }

    long failed() {
        return failed;
    }

    /** More than one in a thousand. */
    boolean tooManyFailed() {
        return failed > MOST_FAILED * answered;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d of %,d requests failed", failed, answered);
    }
}
