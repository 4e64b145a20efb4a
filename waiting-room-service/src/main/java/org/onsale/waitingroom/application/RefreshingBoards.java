package org.onsale.waitingroom.application;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.onsale.redis.RedisAway;
import org.onsale.waitingroom.domain.Board;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what this node knows of its events up to date: one read an event and tick, more only where something changed. */
public final class RefreshingBoards {

    private static final int MOST_AT_ONCE = 16;

    private final EventBoards boards;
    private final ReadsEvents events;
    private final InstantSource clock;
    private final Watch watch;

    public RefreshingBoards(EventBoards boards, ReadsEvents events, InstantSource clock, Watch watch) {
        this.boards = boards;
        this.events = events;
        this.clock = clock;
        this.watch = watch;
    }

    /**
     * Refreshes all events once. An event that cannot be read stays as it is; that Redis is away is no failure, any
     * other failure is told after all events had their turn.
     */
    public Mono<Void> refreshBoards() {
        return Mono.fromRunnable(boards::forgetSilent)
                .thenMany(Flux.fromIterable(boards.all()))
                .flatMapDelayError(this::refresh, MOST_AT_ONCE, MOST_AT_ONCE)
                .then();
    }

    private Mono<Void> refresh(KnownEvent event) {
        return events.board(event.id())
                .flatMap(board -> readSettings(event, board).then(learn(event, board)))
                .onErrorResume(RedisAway.class, away -> Mono.fromRunnable(() -> watch.missedTick("board")));
    }

    private Mono<Void> readSettings(KnownEvent event, Optional<Board> board) {
        long held = event.knowledge().settings().version();
        boolean isOther = board.map(Board::settingsVersion)
                .filter(version -> version != 0 && version != held)
                .isPresent();
        if (!event.takeChanged() && !isOther) {
            return Mono.empty();
        }
        return events.settings(event.id())
                .doOnError(failure -> event.changed())
                .doOnNext(settings -> settings.ifPresent(newer -> event.learn(knowledge -> knowledge.with(newer))))
                .then();
    }

    private Mono<Void> learn(KnownEvent event, Optional<Board> board) {
        return Mono.justOrEmpty(board).flatMap(newest -> {
            event.learn(knowledge -> knowledge.with(newest));
            return mirrorLeft(event, newest);
        });
    }

    private Mono<Void> mirrorLeft(KnownEvent event, Board board) {
        Instant now = clock.instant();
        if (!event.leftMirror().isDue(board, now)) {
            return Mono.empty();
        }
        return events.addLeft(
                        event.id(),
                        board.nowServing(),
                        event.knowledge().places().left())
                .doOnSuccess(done -> event.leftMirror().copied(board, now));
    }
}
