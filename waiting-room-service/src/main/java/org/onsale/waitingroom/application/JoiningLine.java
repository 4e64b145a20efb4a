package org.onsale.waitingroom.application;

import java.time.InstantSource;
import java.util.Optional;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.domain.Epoch;
import org.onsale.waitingroom.domain.EventSettings;
import org.onsale.waitingroom.domain.PlaceIds;
import org.onsale.waitingroom.domain.PlaceKeyRing;
import org.onsale.waitingroom.domain.PlaceToken;
import org.onsale.waitingroom.domain.PlaceTokens;
import reactor.core.publisher.Mono;

/** Takes a place at the end of the line; whoever joins again finds the same place. */
public final class JoiningLine {

    private final EventBoards boards;
    private final ReadsEvents events;
    private final PermitsJoins permits;
    private final PlaceIds placeIds;
    private final PlaceTokens tokens;
    private final AskingTurn asking;
    private final InstantSource clock;
    private final Watch watch;

    public JoiningLine(
            EventBoards boards,
            ReadsEvents events,
            PermitsJoins permits,
            PlaceKeyRing keys,
            AskingTurn asking,
            InstantSource clock,
            Watch watch) {
        this.boards = boards;
        this.events = events;
        this.permits = permits;
        this.placeIds = new PlaceIds(keys);
        this.tokens = new PlaceTokens(keys);
        this.asking = asking;
        this.clock = clock;
        this.watch = watch;
    }

    /**
     * A wish to join.
     *
     * @param idempotencyKey known to this buyer only; the same key finds the same place
     * @param identity proven identity, used instead of the key where the event gives one place per identity
     */
    public record Request(String idempotencyKey, Optional<String> identity) {

        /** A request with no identity. */
        public static Request of(String idempotencyKey) {
            return new Request(idempotencyKey, Optional.empty());
        }

        @Override
        public String toString() {
            return "Request";
        }
    }

    /** The place, or why there is none. */
    public Mono<JoinAnswer> join(EventId event, Request request) {
        Mono<JoinAnswer> answer = permits.permit() ? find(event, request) : Mono.just(new JoinAnswer.TooManyJoins());
        return answer.onErrorResume(NotNow::because).doOnNext(watch::joined);
    }

    private Mono<JoinAnswer> find(EventId event, Request request) {
        return boards.find(event)
                .flatMap(found ->
                        found.map(known -> join(known, request)).orElseGet(() -> Mono.just(new UnknownEvent())));
    }

    private Mono<JoinAnswer> join(KnownEvent event, Request request) {
        return placeId(event, request)
                .map(placeId -> event.joins().submit(placeId).flatMap(outcome -> answer(event, placeId, outcome)))
                .orElseGet(() -> Mono.just(new JoinAnswer.IdentityNeeded()));
    }

    private Optional<String> placeId(KnownEvent event, Request request) {
        String id = event.id().value();
        return event.knowledge().settings().onePlacePerIdentity()
                ? request.identity().map(identity -> placeIds.ofIdentity(id, identity))
                : Optional.of(placeIds.ofKey(id, request.idempotencyKey()));
    }

    private Mono<JoinAnswer> answer(KnownEvent event, String placeId, TakesPlaces.Outcome outcome) {
        if (outcome instanceof TakesPlaces.Outcome.Joined joined) {
            event.knowledge().places().issued(joined.number());
            return placed(event, placeId, joined.number(), true);
        }
        if (outcome instanceof TakesPlaces.Outcome.Repeated repeated) {
            return placed(event, placeId, repeated.number(), false);
        }
        if (outcome instanceof TakesPlaces.Outcome.Refused) {
            return Mono.just(new JoinAnswer.JoiningClosed(event.knowledge().settings()));
        }
        return Mono.just(
                outcome instanceof TakesPlaces.Outcome.Full
                        ? new JoinAnswer.LineFull()
                        : new NotNow(NotNow.Why.ON_HOLD));
    }

    private Mono<JoinAnswer> placed(KnownEvent event, String placeId, long number, boolean isNew) {
        event.heard().add(number);
        return epoch(event)
                .<JoinAnswer>flatMap(epoch -> {
                    PlaceToken token = new PlaceToken(event.id().value(), epoch, placeId, number, clock.instant());
                    return asking.standing(event, token)
                            .map(answer -> placed(
                                    answer, token, isNew, event.knowledge().settings()));
                })
                .defaultIfEmpty(new NotNow(NotNow.Why.ON_HOLD));
    }

    /** A place given up between two steps is answered like a full node: joining again gives a new one. */
    private JoinAnswer placed(TurnAnswer answer, PlaceToken token, boolean isNew, EventSettings settings) {
        if (answer instanceof Told told) {
            return new JoinAnswer.Placed(isNew, told.with(tokens.sign(token)), settings);
        }
        return answer instanceof NotNow notNow ? notNow : new NotNow(NotNow.Why.OVERLOADED);
    }

    /** The epoch of the event's data; read from Redis where no board has told it yet. */
    private Mono<Epoch> epoch(KnownEvent event) {
        return Mono.justOrEmpty(event.knowledge().epoch())
                .switchIfEmpty(Mono.defer(() -> events.epoch(event.id())
                        .flatMap(Mono::justOrEmpty)
                        .doOnNext(epoch -> event.learn(knowledge -> knowledge.with(epoch)))));
    }
}
