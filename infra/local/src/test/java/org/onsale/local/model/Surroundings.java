package org.onsale.local.model;

import java.time.Duration;
import java.util.Map;
import org.onsale.admission.application.OperatingEvent;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.domain.Precondition;
import org.onsale.local.model.Buyer.Life;
import org.onsale.local.model.Violation.Promise;

/** What happens around the buyers: time, ticks, the organiser, dying nodes, lost data. */
final class Surroundings {

    private static final int UNSEEN_MS = 3_000;

    private final World world;
    private long lostAt;

    Surroundings(World world) {
        this.world = world;
    }

    void timePasses() {
        int[] ms = {20, 100, 250, 250, 1_000, 1_000, 3_000, 9_500};
        int passed = ms[world.random.nextInt(ms.length)];
        world.tell(passed + " ms pass");
        long sinceLoss = world.clock.millis() - lostAt;
        if (world.healing && sinceLoss < 1_000 && sinceLoss + passed >= 1_000) {
            // The shortest hold is long enough for every living node to write back what it remembers.
            world.nodes.tickAll();
        }
        world.clock.advance(Duration.ofMillis(passed));
        world.nodes.refreshStaleRooms();
        if (passed >= 1_000) {
            world.nodes.refreshEvents();
            world.nodes.tickAll();
        }
    }

    void tick() {
        int at = world.nodes.anyAdmission();
        world.tell("admission " + at + " ticks");
        world.nodes.admission(at).tending().tick().block();
        world.settled = !world.nodes.admission(at).events().all().isEmpty();
    }

    void report() {
        int at = world.nodes.anyRoom();
        world.tell("room " + at + " reports presence");
        boolean isTaken = world.redis.exists(world.keys.settings()) == 1;
        world.nodes.reportPresence(at);
        if (!isTaken) {
            return;
        }
        Snapshot now = Snapshot.of(world.redis, world.keys);
        for (Buyer buyer : world.buyers) {
            boolean isHeard = buyer.heardByRooms.remove(at);
            if (buyer.maybeHeardByRooms.remove(at) || isHeard) {
                buyer.presentAtMostUntil = world.clock.millis() + World.AWAY_SECONDS * 1000L + World.PRESENCE_UNIT_MS;
            }
            if (isHeard) {
                if (now.line().contains(buyer.number)) {
                    buyer.surelyPresentUntil = world.clock.millis() + World.AWAY_SECONDS * 1000L;
                } else if (now.away().contains(buyer.number) && world.registered.contains(buyer)) {
                    throw new Violation(Promise.FIRST_IN_FIRST_OUT, buyer + " was heard of and is still away");
                }
            }
        }
    }

    void organise() {
        if (world.healing) {
            return;
        }
        Map<String, Object> change;
        if (world.random.nextInt(4) > 0) {
            world.cap = world.random.nextInt(6);
            change = Map.of("cap", world.cap);
        } else {
            world.phase = world.phase.equals("open") ? (world.random.nextBoolean() ? "paused" : "draining") : "open";
            change = Map.of("phase", world.phase);
        }
        int at = world.nodes.anyAdmission();
        world.tell("the organiser sets " + change + " at admission " + at);
        OperatingEvent.Result result = world.nodes
                .admission(at)
                .operating()
                .patch(world.event, change, new Precondition.None(), false, Byline.of("model"))
                .block();
        if (!(result instanceof OperatingEvent.Result.Changed)) {
            throw new AssertionError("The organiser was answered " + result);
        }
        world.nodes.noticeOfSettings(world.event);
        world.rules.capIs(world.cap);
    }

    void nodeDies() {
        if (world.random.nextBoolean()) {
            int at = world.nodes.anyAdmission();
            world.tell("admission " + at + " dies");
            world.nodes.admissionDies(at);
            world.nodes.admission(at).tending().refresh().block();
        } else {
            int at = world.nodes.anyRoom();
            world.tell("room " + at + " dies");
            world.nodes.roomDies(at);
            world.buyers.forEach(buyer -> {
                buyer.heardByRooms.remove(at);
                buyer.maybeHeardByRooms.remove(at);
            });
        }
    }

    /** Who shops keeps the slot through a loss, as long as the node that gave it lives. */
    void loseEverything() {
        world.tell("Redis loses everything");
        world.nodes.refreshRooms();
        world.clock.flushAll();
        world.healing = true;
        lostAt = world.clock.millis();
        world.registered.clear();
        for (Buyer buyer : world.buyers) {
            buyer.surelyPresentUntil = 0;
        }
        // A node that has not looked since still takes such a place for used, and writes that back.
        world.buyers.removeIf(buyer -> buyer.unheard || world.clock.millis() - buyer.lapsedAt < UNSEEN_MS);
        world.buyers.removeIf(buyer -> buyer.life == Life.SHOPPING
                && !(world.nodes.isAlive(buyer.grantedBy) && buyer.holdsSlot(world.clock.millis())));
        world.rules.everythingIsLost(world.clock.millis(), 45_000);
        world.before = Snapshot.EMPTY;
    }
}
