package org.onsale.waitingroom.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.onsale.waitingroom.application.Told.Status;
import org.onsale.waitingroom.domain.Board;
import org.onsale.waitingroom.domain.PlaceToken;
import org.onsale.waitingroom.domain.PlaceTokens;
import org.onsale.waitingroom.domain.PollInterval;
import org.onsale.waitingroom.domain.Wait;
import org.onsale.waitingroom.domain.WaitEstimate;

/** Puts into words what a buyer is told, from what the node knows; asks nobody. */
final class Teller {

    private static final OptionalLong UNKNOWN = OptionalLong.empty();
    private static final OptionalLong FAR_BACK = OptionalLong.of(Long.MAX_VALUE);
    private static final Wait NOT_KNOWN = new Wait.NotKnown();

    private final PlaceTokens tokens;
    private final NodeLoad load;
    private final InstantSource clock;
    private final RandomGenerator random;

    Teller(PlaceTokens tokens, NodeLoad load, InstantSource clock, RandomGenerator random) {
        this.tokens = tokens;
        this.load = load;
        this.clock = clock;
        this.random = random;
    }

    Told inLine(Knowledge known, PlaceToken token) {
        Status status = Status.inLine(known.settings().phase());
        OptionalLong ahead = known.shown()
                .map(board ->
                        OptionalLong.of(known.places().shown().lowest(token.number(), board.ahead(token.number()))))
                .orElse(UNKNOWN);
        Wait wait = status == Status.WAITING && !known.isOnHold() && ahead.isPresent()
                ? WaitEstimate.of(known.outflow(), ahead.getAsLong())
                : NOT_KNOWN;
        return told(known, token, status, ahead, wait, status == Status.CLOSED ? FAR_BACK : ahead, Optional.empty());
    }

    Told turn(Knowledge known, PlaceToken token, Instant claimBy) {
        Told.Turn turn = new Told.Turn(token.placeId(), claimBy);
        return told(known, token, Status.TURN, OptionalLong.of(0), NOT_KNOWN, UNKNOWN, Optional.of(turn));
    }

    Told admitted(Knowledge known, PlaceToken token) {
        return told(known, token, Status.ADMITTED, OptionalLong.of(0), NOT_KNOWN, FAR_BACK, Optional.empty());
    }

    Told missed(Knowledge known, PlaceToken token) {
        return told(known, token, Status.MISSED, UNKNOWN, NOT_KNOWN, FAR_BACK, Optional.empty());
    }

    private Told told(
            Knowledge known,
            PlaceToken token,
            Status status,
            OptionalLong ahead,
            Wait wait,
            OptionalLong aheadForPolling,
            Optional<Told.Turn> turn) {
        return new Told(
                status,
                token.number(),
                ahead,
                wait,
                pollAfter(known, aheadForPolling),
                known.settings().message(),
                asOf(known, status),
                turn,
                known.settings().opensAt().filter(time -> status == Status.PREQUEUE),
                status == Status.CLOSED && known.settings().isClosedAsSoldOut(),
                replacement(known, token));
    }

    /** Of the board where it was answered from, else now: Redis was just asked. */
    private Instant asOf(Knowledge known, Status status) {
        boolean isFromBoard = status != Status.TURN && status != Status.ADMITTED && status != Status.MISSED;
        return known.shown().filter(board -> isFromBoard).map(Board::asOf).orElseGet(clock::instant);
    }

    private Duration pollAfter(Knowledge known, OptionalLong ahead) {
        PollInterval.Situation now = new PollInterval.Situation(
                ahead,
                known.outflow().perSecond(),
                known.settings().away(),
                known.settings().claim(),
                load.stretch());
        return PollInterval.of(now, random.nextDouble());
    }

    /** A token of the present epoch, for who was put back into its data and still holds one of another. */
    private Optional<String> replacement(Knowledge known, PlaceToken token) {
        boolean isOld =
                known.isOfOtherEpoch(token) && known.places().registered().contains(token.number());
        return isOld ? known.epoch().map(epoch -> tokens.sign(token.in(epoch, clock.instant()))) : Optional.empty();
    }
}
