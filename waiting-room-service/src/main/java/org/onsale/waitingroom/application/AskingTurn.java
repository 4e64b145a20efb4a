package org.onsale.waitingroom.application;

import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.domain.PlaceKeyRing;
import org.onsale.waitingroom.domain.PlaceToken;
import org.onsale.waitingroom.domain.PlaceTokens;
import org.onsale.waitingroom.domain.Standing;
import reactor.core.publisher.Mono;

/**
 * "Is it my turn?" Who waits is answered from this node's memory. Only a place that was called, or that Redis may have
 * lost, is looked up there.
 */
public final class AskingTurn {

    private final EventBoards boards;
    private final PlaceTokens tokens;
    private final Teller teller;
    private final NodeLoad load;
    private final InstantSource clock;
    private final Watch watch;

    /** @param random spreads the times to ask again; may be used by many threads at once */
    public AskingTurn(
            EventBoards boards,
            PlaceKeyRing keys,
            NodeLoad load,
            InstantSource clock,
            RandomGenerator random,
            Watch watch) {
        this.boards = boards;
        this.tokens = new PlaceTokens(keys);
        this.teller = new Teller(tokens, load, clock, random);
        this.load = load;
        this.clock = clock;
        this.watch = watch;
    }

    /** The answer for the holder of this place token; without delay where this node's memory has it. */
    public Mono<TurnAnswer> ask(EventId event, String placeToken) {
        return tokens.verify(placeToken)
                .filter(token -> token.event().equals(event.value()))
                .map(token -> ask(event, token))
                .orElseGet(() -> Mono.just(new BadToken()))
                .doOnNext(watch::asked);
    }

    private Mono<TurnAnswer> ask(EventId event, PlaceToken token) {
        return boards.known(event).map(known -> poll(known, token)).orElseGet(() -> lookedUp(event, token));
    }

    private Mono<TurnAnswer> lookedUp(EventId event, PlaceToken token) {
        return boards.find(event)
                .flatMap(found -> found.map(known -> poll(known, token))
                        .orElseGet(() -> Mono.just(new NotNow(NotNow.Why.ON_HOLD))))
                .onErrorResume(NotNow::because);
    }

    private Mono<TurnAnswer> poll(KnownEvent event, PlaceToken token) {
        Instant now = clock.instant();
        load.polled();
        if (!event.limiter().allow(token.number(), now.getEpochSecond())) {
            return Mono.just(new TurnAnswer.TooFast());
        }
        event.heard().add(token.number());
        return standing(event, token);
    }

    /** As a poll, but neither counted nor taken for a sign of presence. */
    Mono<TurnAnswer> standing(KnownEvent event, PlaceToken token) {
        Knowledge known = event.knowledge();
        if (known.places().left().contains(token.number())) {
            return Mono.just(new TurnAnswer.PlaceGone());
        }
        if (known.isCalled(token.number()) || known.mayBeLost(token)) {
            return restored(event, known, token);
        }
        return Mono.just(teller.inLine(known, token));
    }

    private Mono<TurnAnswer> restored(KnownEvent event, Knowledge known, PlaceToken token) {
        return event.restores()
                .submit(new RestoresPlaces.Place(token.placeId(), token.number()))
                .map(standing -> answer(known, token, standing))
                .onErrorResume(
                        failure -> NotNow.because(failure).map(notNow -> unrestored(known, token, notNow.why())));
    }

    private TurnAnswer answer(Knowledge known, PlaceToken token, Standing standing) {
        if (standing instanceof Standing.OnHold) {
            return unrestored(known, token, NotNow.Why.ON_HOLD);
        }
        if (standing instanceof Standing.Left) {
            known.places().left().add(token.number());
            return new TurnAnswer.PlaceGone();
        }
        known.places().registered().add(token.number());
        if (standing instanceof Standing.Turn turn) {
            return teller.turn(known, token, turn.claimBy());
        }
        if (standing instanceof Standing.Admitted) {
            return teller.admitted(known, token);
        }
        return standing instanceof Standing.Missed ? teller.missed(known, token) : teller.inLine(known, token);
    }

    /** Who was called cannot be told without Redis; who waits, waits on, and is put back by a later poll. */
    private TurnAnswer unrestored(Knowledge known, PlaceToken token, NotNow.Why why) {
        return known.isCalled(token.number()) ? new NotNow(why) : teller.inLine(known, token);
    }
}
