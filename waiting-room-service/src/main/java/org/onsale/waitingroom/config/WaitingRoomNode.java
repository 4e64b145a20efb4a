package org.onsale.waitingroom.config;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.onsale.redis.RedisAccess;
import org.onsale.waitingroom.application.AskingTurn;
import org.onsale.waitingroom.application.EventBoards;
import org.onsale.waitingroom.application.JoiningLine;
import org.onsale.waitingroom.application.LeavingLine;
import org.onsale.waitingroom.application.NodeLoad;
import org.onsale.waitingroom.application.PermitsJoins;
import org.onsale.waitingroom.application.RefreshingBoards;
import org.onsale.waitingroom.application.ReportingPresence;
import org.onsale.waitingroom.application.ShowingBoard;
import org.onsale.waitingroom.application.Watch;
import org.onsale.waitingroom.domain.PlaceKeyRing;
import org.onsale.waitingroom.redis.RedisEvents;
import org.onsale.waitingroom.redis.RedisLine;
import reactor.core.publisher.Mono;

/**
 * One waiting room node without web server and clockwork: its use cases on one Redis. Several may run in one JVM; they
 * share nothing but what they are given.
 */
public final class WaitingRoomNode {

    private final EventBoards boards;
    private final RefreshingBoards refreshing;
    private final ReportingPresence reporting;
    private final JoiningLine joining;
    private final AskingTurn asking;
    private final LeavingLine leaving;
    private final ShowingBoard showing;

    /**
     * What a node is made of.
     *
     * @param permits limits joins; {@code () -> true} for no limit
     * @param comfortablePollsPerSecond beyond it buyers are told to ask less often
     * @param random may be used by many threads at once
     */
    public record Parts(
            RedisAccess redis,
            PlaceKeyRing keys,
            PermitsJoins permits,
            int comfortablePollsPerSecond,
            InstantSource clock,
            RandomGenerator random,
            Watch watch) {}

    public WaitingRoomNode(Parts parts) {
        RedisLine line = new RedisLine(parts.redis());
        RedisEvents events = new RedisEvents(parts.redis());
        NodeLoad load = new NodeLoad(parts.clock(), parts.comfortablePollsPerSecond());
        boards = new EventBoards(events, line, line, parts.clock(), parts.watch());
        refreshing = new RefreshingBoards(boards, events, parts.clock(), parts.watch());
        reporting = new ReportingPresence(boards, line, load, parts.watch());
        asking = new AskingTurn(boards, parts.keys(), load, parts.clock(), parts.random(), parts.watch());
        joining = new JoiningLine(boards, events, parts.permits(), parts.keys(), asking, parts.clock(), parts.watch());
        leaving = new LeavingLine(boards, line, parts.keys(), parts.watch());
        showing = new ShowingBoard(boards, parts.clock());
    }

    /** The tick of the boards, every 250 ms: reads what changed at the events this node knows. */
    public Mono<Void> refreshBoards() {
        return refreshing.refreshBoards();
    }

    /** The tick of presence, every second: tells Redis who was heard of. */
    public Mono<Void> reportPresence() {
        return reporting.reportPresence();
    }

    public EventBoards boards() {
        return boards;
    }

    public JoiningLine joiningLine() {
        return joining;
    }

    public AskingTurn askingTurn() {
        return asking;
    }

    public LeavingLine leavingLine() {
        return leaving;
    }

    public ShowingBoard showingBoard() {
        return showing;
    }
}
