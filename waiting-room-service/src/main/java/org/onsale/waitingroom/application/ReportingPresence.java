package org.onsale.waitingroom.application;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.onsale.redis.RedisAway;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells Redis which places this node has heard of: one script an event and tick, for up to 10,000 places each. */
public final class ReportingPresence {

    private static final int MOST_AT_ONCE = 16;

    private final EventBoards boards;
    private final MarksPresent marks;
    private final NodeLoad load;
    private final Watch watch;

    public ReportingPresence(EventBoards boards, MarksPresent marks, NodeLoad load, Watch watch) {
        this.boards = boards;
        this.marks = marks;
        this.load = load;
        this.watch = watch;
    }

    /** Reports all events once. What could not be told stays for the next report. */
    public Mono<Void> reportPresence() {
        return Mono.fromRunnable(load::measure)
                .thenMany(Flux.fromIterable(boards.all()))
                .flatMapDelayError(this::report, MOST_AT_ONCE, MOST_AT_ONCE)
                .then();
    }

    private Mono<Void> report(KnownEvent event) {
        LongStream.Builder heard = LongStream.builder();
        event.heard().drain(heard);
        long[] numbers = heard.build().toArray();
        int reports = (numbers.length + MarksPresent.MOST - 1) / MarksPresent.MOST;
        return Flux.range(0, reports)
                .map(i -> Arrays.copyOfRange(
                        numbers, i * MarksPresent.MOST, Math.min(numbers.length, (i + 1) * MarksPresent.MOST)))
                .concatMapDelayError(part -> mark(event, part))
                .then();
    }

    private Mono<Void> mark(KnownEvent event, long[] numbers) {
        return Mono.defer(() -> marks.mark(event.id(), numbers))
                .doOnNext(isMarked -> watch.ranScript("heard", numbers.length))
                .filter(isMarked -> isMarked)
                .switchIfEmpty(Mono.fromRunnable(() -> keep(event, numbers)))
                .doOnError(failure -> keep(event, numbers))
                .then()
                .onErrorResume(RedisAway.class, away -> Mono.fromRunnable(() -> watch.missedTick("presence")));
    }

    private static void keep(KnownEvent event, long[] numbers) {
        Arrays.stream(numbers).forEach(number -> event.heard().add(number));
    }
}
