package org.onsale.local.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.onsale.admission.application.UnknownEvent;
import org.onsale.local.model.Buyer.Life;
import org.onsale.local.model.Violation.Promise;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One sale under random treatment. A step asks one or several nodes something at once, then tells the buyers what they
 * were answered, then checks the promises.
 */
final class Sale {

    private static final int MOST_BUYERS = 14;

    private final World world;
    private final InLine inLine;
    private final InShop inShop;
    private final Surroundings around;
    private int arrivals;

    Sale(World world) {
        this.world = world;
        this.inLine = new InLine(world);
        this.inShop = new InShop(world);
        this.around = new Surroundings(world);
    }

    void step() {
        world.entered = 0;
        world.settled = false;
        int dice = world.random.nextInt(1000);
        if (dice < 240) {
            together(1 + world.random.nextInt(3));
        } else if (dice < 620) {
            run(List.of(buyersStep()));
        } else if (dice < 760) {
            around.timePasses();
        } else if (dice < 880) {
            around.tick();
        } else if (dice < 950) {
            around.report();
        } else if (dice < 985) {
            around.organise();
        } else if (dice < 996) {
            around.nodeDies();
        } else {
            around.loseEverything();
        }
        check();
    }

    private void together(int steps) {
        List<Mono<Runnable>> all = new ArrayList<>();
        Set<Buyer> busy = new HashSet<>();
        for (int i = 0; i <= steps; i++) {
            all.add(buyersStep(busy));
        }
        if (world.random.nextBoolean()) {
            all.add(world.nodes
                    .admission(world.nodes.anyAdmission())
                    .tending()
                    .tick()
                    .thenReturn(() -> {}));
        }
        run(all);
    }

    private void run(List<Mono<Runnable>> steps) {
        Flux.fromIterable(steps)
                .flatMap(step -> step.onErrorResume(UnknownEvent.class, this::unknown))
                .collectList()
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow()
                .forEach(Runnable::run);
    }

    /** A node that was started after the loss and world.before anybody healed it knows nothing yet. */
    private Mono<Runnable> unknown(UnknownEvent answer) {
        return world.healing ? world.idle() : Mono.error(answer);
    }

    private Mono<Runnable> buyersStep() {
        return buyersStep(new HashSet<>());
    }

    private Mono<Runnable> buyersStep(Set<Buyer> busy) {
        int dice = world.random.nextInt(100);
        if (dice < 14) {
            return world.buyers.stream().filter(is(Life.GONE).negate()).count() < MOST_BUYERS
                    ? inShop.enter(newcomer(busy))
                    : world.idle();
        }
        if (dice < 24) {
            return pick(busy, is(Life.NEW)).map(inLine::join).orElseGet(world::idle);
        }
        if (dice < 60) {
            return pick(busy, is(Life.WAITING).and(buyer -> buyer.pageOpen))
                    .map(inLine::poll)
                    .orElseGet(world::idle);
        }
        if (dice < 72) {
            return pick(busy, buyer -> buyer.code != null && buyer.life == Life.WAITING)
                    .map(buyer -> world.random.nextInt(4) == 0 ? inShop.claimUnheard(buyer) : inShop.claim(buyer))
                    .orElseGet(world::idle);
        }
        if (dice < 74) {
            return pick(busy, is(Life.SHOPPING)).map(inShop::closePage).orElseGet(world::idle);
        }
        if (dice < 81) {
            return pick(busy, is(Life.SHOPPING)).map(inShop::heartbeat).orElseGet(world::idle);
        }
        if (dice < 87) {
            return pick(busy, is(Life.SHOPPING)).map(inShop::release).orElseGet(world::idle);
        }
        if (dice < 89) {
            return pick(busy, is(Life.WAITING).and(heard())).map(inLine::leave).orElseGet(world::idle);
        }
        if (dice < 93) {
            return pick(busy, is(Life.WAITING).and(heard()).and(world.registered::contains))
                    .map(inLine::join)
                    .orElseGet(world::idle);
        }
        if (dice < 96) {
            return pick(busy, is(Life.SHOPPING)).map(inShop::enterAgain).orElseGet(world::idle);
        }
        return pick(busy, is(Life.WAITING)).map(inLine::openOrClose).orElseGet(world::idle);
    }

    private static Predicate<Buyer> is(Life life) {
        return buyer -> buyer.life == life;
    }

    private static Predicate<Buyer> heard() {
        return buyer -> !buyer.unheard;
    }

    private Optional<Buyer> pick(Set<Buyer> busy, Predicate<Buyer> wanted) {
        List<Buyer> all = world.buyers.stream()
                .filter(wanted)
                .filter(buyer -> !busy.contains(buyer))
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Buyer buyer = all.get(world.random.nextInt(all.size()));
        busy.add(buyer);
        return Optional.of(buyer);
    }

    private Buyer newcomer(Set<Buyer> busy) {
        Buyer buyer = new Buyer("buyer-" + ++arrivals);
        world.buyers.add(buyer);
        busy.add(buyer);
        return buyer;
    }

    private void check() {
        Snapshot after = Snapshot.of(world.redis, world.keys);
        world.healing = world.healing && after.onHold();
        countReturns(after);
        world.buyers.stream()
                .filter(buyer -> after.misses().getOrDefault(buyer.number, 0) > World.MISSED_TURNS)
                .forEach(buyer -> buyer.missedForGood = true);
        world.rules.check(world.before, after, world.clock.millis(), world.mayOffer(), world.entered, world.settled);
        for (Buyer buyer : world.toldMissed) {
            if (!buyer.missedForGood) {
                throw new Violation(Promise.NOBODY_LOST, buyer + " missed for good too early");
            }
            buyer.life = Life.GONE;
        }
        world.toldMissed.clear();
        world.registered.removeIf(buyer -> buyer.missedForGood);
        world.rules.nobodyIsLost(after, world.registered);
        world.buyers.stream()
                .filter(is(Life.WAITING))
                .filter(buyer -> after.placesOf(buyer.number) == 1)
                .forEach(world.registered::add);
        world.buyers.removeIf(is(Life.GONE));
        world.before = after;
    }

    private void countReturns(Snapshot after) {
        for (long number : after.line()) {
            if (!world.before.line().contains(number)) {
                world.returns.add(new World.Return(number, world.clock.millis()));
            }
        }
    }
}
