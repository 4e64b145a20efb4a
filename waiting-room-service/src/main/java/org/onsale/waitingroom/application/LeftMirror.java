package org.onsale.waitingroom.application;

import java.time.Duration;
import java.time.Instant;
import org.onsale.waitingroom.domain.Board;

/** When the places given up were last copied from Redis. Used by the refreshing tick only. */
final class LeftMirror {

    private static final Duration APART = Duration.ofSeconds(1);

    private volatile long copiedLeft;
    private volatile Instant copiedAt = Instant.MIN;

    /** Whether somebody left since the last copy, and that is a second ago. */
    boolean isDue(Board board, Instant now) {
        return !board.hold()
                && board.left() != copiedLeft
                && (copiedAt.equals(Instant.MIN) || !now.isBefore(copiedAt.plus(APART)));
    }

    void copied(Board board, Instant now) {
        copiedLeft = board.left();
        copiedAt = now;
    }
}
