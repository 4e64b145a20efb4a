package org.onsale.local.model;

import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.domain.Precondition;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import reactor.core.publisher.Mono;

/** One event, its nodes and its buyers, and what the model remembers of them. */
final class World {

    static final int AWAY_SECONDS = 6;
    static final int MISSED_TURNS = 2;
    /** Presence is kept in units of 100 ms, rounded up. */
    static final int PRESENCE_UNIT_MS = 100;

    private static final int STORY_LENGTH = 60;

    final EventId event = EventId.of("model");
    final EventKeys keys = EventKeys.of(event);
    final RedisCommands<String, String> redis;
    final VirtualClock clock;
    final Random random;
    final Nodes nodes;
    final List<Buyer> buyers = new ArrayList<>();
    final Rules rules;

    /** Buyers whose place Redis has had since its last loss. */
    final Set<Buyer> registered = new HashSet<>();
    /** Buyers who were told in this step that they missed for good. */
    final Set<Buyer> toldMissed = new HashSet<>();
    /** Numbers that came (back) into the line. */
    final List<Return> returns = new ArrayList<>();

    Snapshot before = Snapshot.EMPTY;
    String phase = "open";
    int cap = 3;
    /** Direct entries of this step. */
    int entered;
    /** Whether this step was a node offering all it could, and nothing else. */
    boolean settled;
    /** Whether data was lost and not everything may be back yet. */
    boolean healing;

    private final Deque<String> story = new ArrayDeque<>();

    record Return(long number, long atMs) {}

    World(RedisCommands<String, String> redis, RedisAccess access, VirtualClock clock, long seed) {
        this.redis = redis;
        this.clock = clock;
        this.random = new Random(seed);
        this.nodes = new Nodes(access, clock, new Random(seed + 1));
        this.rules = new Rules(buyers, cap);
        found();
    }

    private void found() {
        Map<String, Object> settings = Map.of(
                "cap",
                cap,
                "phase",
                phase,
                "checkoutSeconds",
                30,
                "heartbeatSeconds",
                3,
                "claimSeconds",
                15,
                "awaySeconds",
                AWAY_SECONDS,
                "missedTurns",
                MISSED_TURNS);
        nodes.admission(0)
                .operating()
                .replace(event, settings, new Precondition.None(), false, Byline.of("model"))
                .block();
        nodes.refreshEvents();
    }

    boolean mayOffer() {
        return phase.equals("open") || phase.equals("draining");
    }

    Mono<Runnable> idle() {
        return Mono.just(() -> {});
    }

    void tell(String what) {
        story.addLast(clock.millis() % 10_000_000 + " " + what);
        if (story.size() > STORY_LENGTH) {
            story.removeFirst();
        }
    }

    /** The last steps and what Redis holds, for who looks into a failure. */
    List<String> story() {
        List<String> all = new ArrayList<>(story);
        all.add(before.toString());
        all.add("settings " + redis.hgetall(keys.settings()));
        all.add("board " + redis.hgetall(keys.board()));
        return all;
    }
}
