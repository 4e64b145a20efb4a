package org.onsale.waitingroom.application;

import org.onsale.redis.EventId;
import org.onsale.waitingroom.domain.PlaceKeyRing;
import org.onsale.waitingroom.domain.PlaceToken;
import org.onsale.waitingroom.domain.PlaceTokens;
import reactor.core.publisher.Mono;

/** Gives a place up; its token is dead from then on. */
public final class LeavingLine {

    private final EventBoards boards;
    private final GivesUpPlaces givesUp;
    private final PlaceTokens tokens;
    private final Watch watch;

    public LeavingLine(EventBoards boards, GivesUpPlaces givesUp, PlaceKeyRing keys, Watch watch) {
        this.boards = boards;
        this.givesUp = givesUp;
        this.tokens = new PlaceTokens(keys);
        this.watch = watch;
    }

    /** Gives up the place of this token. Repeated: changes nothing. */
    public Mono<LeaveAnswer> leave(EventId event, String placeToken) {
        return tokens.verify(placeToken)
                .filter(token -> token.event().equals(event.value()))
                .map(token -> leave(event, token))
                .orElseGet(() -> Mono.just(new BadToken()))
                .doOnNext(watch::left);
    }

    private Mono<LeaveAnswer> leave(EventId event, PlaceToken token) {
        return boards.find(event)
                .flatMap(found -> found.map(known -> leave(known, token))
                        .orElseGet(() -> Mono.just(new NotNow(NotNow.Why.ON_HOLD))))
                .onErrorResume(NotNow::because);
    }

    private Mono<LeaveAnswer> leave(KnownEvent event, PlaceToken token) {
        return givesUp.giveUp(event.id(), new RestoresPlaces.Place(token.placeId(), token.number()))
                .then(Mono.fromSupplier(() -> {
                    event.knowledge().places().left().add(token.number());
                    return new LeaveAnswer.Gone();
                }));
    }
}
