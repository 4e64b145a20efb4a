package org.onsale.waitingroom.application;

import java.time.InstantSource;
import java.util.Optional;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.domain.Board;
import org.onsale.waitingroom.domain.Wait;
import org.onsale.waitingroom.domain.WaitEstimate;
import reactor.core.publisher.Mono;

/** What anybody may see of an event, from this node's memory. */
public final class ShowingBoard {

    private final EventBoards boards;
    private final InstantSource clock;

    public ShowingBoard(EventBoards boards, InstantSource clock) {
        this.boards = boards;
        this.clock = clock;
    }

    public Mono<BoardAnswer> show(EventId event) {
        return boards.find(event)
                .<BoardAnswer>map(found -> found.<BoardAnswer>map(known -> shown(known.knowledge()))
                        .orElseGet(UnknownEvent::new))
                .onErrorResume(NotNow::because);
    }

    private BoardAnswer shown(Knowledge known) {
        Optional<Board> board = known.shown();
        boolean isServed = known.settings().phase().serves() && !known.isOnHold();
        Wait wait = board.filter(any -> isServed)
                .map(newest -> WaitEstimate.of(known.outflow(), newest.waiting()))
                .orElseGet(Wait.NotKnown::new);
        return new BoardAnswer.Shown(
                known.settings(), board, wait, board.map(Board::asOf).orElseGet(clock::instant));
    }
}
