package org.onsale.local.model;

import static java.util.Objects.requireNonNull;

import org.onsale.local.model.Buyer.Life;
import org.onsale.local.model.Violation.Promise;
import org.onsale.waitingroom.application.JoinAnswer;
import org.onsale.waitingroom.application.JoiningLine;
import org.onsale.waitingroom.application.NotNow;
import org.onsale.waitingroom.application.Told;
import org.onsale.waitingroom.application.TurnAnswer;
import reactor.core.publisher.Mono;

/** What buyers do at the waiting rooms, and how they may be answered. */
final class InLine {

    private final World world;

    InLine(World world) {
        this.world = world;
    }

    Mono<Runnable> join(Buyer buyer) {
        int at = world.nodes.anyRoom();
        world.tell(buyer + " joins at room " + at);
        boolean hadPlace = buyer.life == Life.WAITING;
        return world.nodes
                .room(at)
                .joiningLine()
                .join(world.event, JoiningLine.Request.of(buyer.key))
                .map(answer -> () -> {
                    if (answer instanceof JoinAnswer.Placed placed) {
                        Told told = placed.told();
                        if (hadPlace && told.number() != buyer.number) {
                            throw new Violation(
                                    Promise.ONE_PLACE, buyer + " joined again and got number " + told.number());
                        }
                        buyer.life = Life.WAITING;
                        buyer.number = told.number();
                        buyer.token = told.place().orElseThrow();
                        buyer.surelyPresentUntil = Math.max(
                                buyer.surelyPresentUntil,
                                hadPlace ? 0 : world.clock.millis() + World.AWAY_SECONDS * 1000L);
                        told(buyer, told, at);
                    } else if (answer instanceof NotNow && !world.healing) {
                        throw new Violation(Promise.NOBODY_LOST, buyer + " joins and is answered " + answer);
                    }
                });
    }

    Mono<Runnable> poll(Buyer buyer) {
        int at = world.nodes.anyRoom();
        world.tell(buyer + " polls room " + at);
        return world.nodes
                .room(at)
                .askingTurn()
                .ask(world.event, requireNonNull(buyer.token))
                .map(answer -> () -> {
                    if (answer instanceof Told told) {
                        told(buyer, told, at);
                    } else if (answer instanceof NotNow && world.healing) {
                        buyer.maybeHeardByRooms.add(at);
                    } else if (!(answer instanceof TurnAnswer.TooFast)) {
                        throw new Violation(Promise.NOBODY_LOST, buyer + " polls and is answered " + answer);
                    }
                });
    }

    void told(Buyer buyer, Told told, int room) {
        if (told.number() != buyer.number) {
            throw new Violation(Promise.NOBODY_LOST, buyer + " is told number " + told.number());
        }
        told.place().ifPresent(token -> buyer.token = token);
        if (!buyer.unheard) {
            buyer.code = told.turn().map(Told.Turn::code).orElse(null);
            buyer.claimUntil =
                    told.turn().map(turn -> turn.claimBy().toEpochMilli()).orElse(0L);
        }
        buyer.heardByRooms.add(room);
        buyer.presentAtMostUntil = world.clock.millis() + World.AWAY_SECONDS * 1000L + World.PRESENCE_UNIT_MS;
        switch (told.status()) {
            case ADMITTED -> {
                if (!buyer.unheard) {
                    throw new Violation(Promise.NOBODY_LOST, buyer + " is told to be admitted");
                }
            }
            case MISSED -> world.toldMissed.add(buyer);
            case TURN -> {}
            default ->
                told.ahead()
                        .ifPresent(ahead -> aheadIs(buyer, ahead, told.asOf().toEpochMilli()));
        }
        buyer.polledAt = world.clock.millis();
    }

    /** It may rise by those who came back in front. Two rooms' boards differ in age by a tick at most. */
    void aheadIs(Buyer buyer, long ahead, long asOfMs) {
        long cameBack = world.returns.stream()
                .filter(one -> one.number() < buyer.number && one.atMs() >= buyer.toldAsOf)
                .count();
        boolean isComparable = buyer.ahead != Long.MAX_VALUE && world.clock.millis() - buyer.polledAt > 500;
        if (isComparable && ahead > buyer.ahead + cameBack) {
            throw new Violation(
                    Promise.AHEAD_NEVER_RISES,
                    buyer + " was told " + buyer.ahead + " ahead at " + buyer.toldAsOf % 10_000_000
                            + ", now " + ahead + " at " + asOfMs % 10_000_000 + "; came back since: "
                            + world.returns.stream()
                                    .filter(one -> one.atMs() >= buyer.toldAsOf - 20_000)
                                    .toList());
        }
        if (ahead < buyer.ahead) {
            buyer.ahead = ahead;
            buyer.toldAsOf = asOfMs;
        }
    }

    Mono<Runnable> leave(Buyer buyer) {
        world.tell(buyer + " gives the place up");
        return world.nodes
                .room(world.nodes.anyRoom())
                .leavingLine()
                .leave(world.event, buyer.token)
                .map(answer -> () -> {
                    if (!(answer instanceof NotNow)) {
                        buyer.life = Life.GONE;
                    }
                });
    }

    Mono<Runnable> openOrClose(Buyer buyer) {
        world.tell(buyer + (buyer.pageOpen ? " closes the tab" : " comes back"));
        buyer.pageOpen = !buyer.pageOpen;
        return world.idle();
    }
}
