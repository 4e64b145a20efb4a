package org.onsale.waitingroom.application;

import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.onsale.redis.EventId;
import org.onsale.redis.RedisAccess;
import org.onsale.waitingroom.config.WaitingRoomNode;
import org.onsale.waitingroom.domain.PlaceKeyRing;
import org.onsale.waitingroom.redis.EventData;

/** A node whose ticks and clock are moved by the test. */
final class TestNode {

    static final PlaceKeyRing KEYS = PlaceKeyRing.parse("a:dpLC+T1mr6lQU8mGIIkhJjCl9wAQB6BTT3Mdx8n0TXk=");

    final SettableClock clock = new SettableClock();
    final WaitingRoomNode node;
    private final EventId event;

    TestNode(RedisAccess redis, EventData event) {
        this(redis, event, () -> true);
    }

    TestNode(RedisAccess redis, EventData event, PermitsJoins permits) {
        this.event = event.id();
        this.node = new WaitingRoomNode(
                new WaitingRoomNode.Parts(redis, KEYS, permits, 1000, clock, new Random(1), Watch.NOBODY));
    }

    JoinAnswer join(String key) {
        return join(JoiningLine.Request.of(key));
    }

    JoinAnswer join(JoiningLine.Request request) {
        return Objects.requireNonNull(node.joiningLine().join(event, request).block());
    }

    /** The place token of a join that succeeds. */
    String tokenOf(String key) {
        return placed(key).told().place().orElseThrow();
    }

    JoinAnswer.Placed placed(String key) {
        JoinAnswer answer = join(key);
        if (answer instanceof JoinAnswer.Placed placed) {
            return placed;
        }
        throw new AssertionError("No place: " + answer);
    }

    /** A poll, a second after whatever was before. */
    TurnAnswer ask(String token) {
        clock.forward(Duration.ofSeconds(1));
        return askAtOnce(token);
    }

    TurnAnswer askAtOnce(String token) {
        return Objects.requireNonNull(node.askingTurn().ask(event, token).block());
    }

    /** A poll that is answered with how the place stands. */
    Told told(String token) {
        TurnAnswer answer = ask(token);
        if (answer instanceof Told told) {
            return told;
        }
        throw new AssertionError("Not told: " + answer);
    }

    LeaveAnswer leave(String token) {
        return Objects.requireNonNull(node.leavingLine().leave(event, token).block());
    }

    BoardAnswer board() {
        return Objects.requireNonNull(node.showingBoard().show(event).block());
    }

    void refresh() {
        node.refreshBoards().block();
    }

    void report() {
        node.reportPresence().block();
    }
}
