package org.onsale.waitingroom.application;

import java.time.Instant;
import java.util.Optional;
import org.onsale.waitingroom.domain.Board;
import org.onsale.waitingroom.domain.EventSettings;
import org.onsale.waitingroom.domain.Wait;

/** Answer to a look at the board. */
public sealed interface BoardAnswer permits BoardAnswer.Shown, UnknownEvent, NotNow {

    /**
     * The board.
     *
     * @param board empty before the first snapshot
     * @param expectedWait of somebody who joined now
     */
    record Shown(EventSettings settings, Optional<Board> board, Wait expectedWait, Instant asOf)
            implements BoardAnswer {}
}
