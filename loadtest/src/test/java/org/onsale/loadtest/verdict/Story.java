package org.onsale.loadtest.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onsale.loadtest.history.Attack;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.history.RunClock;
import org.onsale.loadtest.verdict.LogEntry.What;

/** A history written by hand, told in order of time; moments are seconds, checkouts small numbers. */
public final class Story {
    static final int AWAY_SECONDS = 20;
    static final int CLAIM_SECONDS = 10;

    private final int cap;
    private long logCap;
    private final List<BuyerEvent> events = new ArrayList<>();
    private final List<LogEntry> log = new ArrayList<>();
    private final List<Long> losses = new ArrayList<>();
    private long nowMillis;
    private long boardMillis;

    private Story(int cap) {
        this.cap = cap;
        this.logCap = cap;
    }

    public static Story withCap(int cap) {
        return new Story(cap);
    }

    public Story at(double seconds) {
        nowMillis = Math.round(seconds * 1_000);
        return this;
    }

    private Story event(int buyer, Happening what, long a, long b) {
        events.add(new BuyerEvent(what, buyer, nowMillis * 1_000_000L, 0, a, b, boardMillis));
        return this;
    }

    public Story arrives(int... buyers) {
        for (int buyer : buyers) {
            event(buyer, Happening.ARRIVED, 0, 0);
        }
        return this;
    }

    /** Joined, with the buyer's number as told. */
    public Story joins(int buyer, long number) {
        return event(buyer, Happening.JOINED, number, -1);
    }

    public Story waits(int buyer, long number, long ahead) {
        return event(buyer, Happening.WAITING, ahead, number);
    }

    public Story waits(int buyer, long number) {
        return waits(buyer, number, -1);
    }

    /** A poll answered from a board of an earlier moment. */
    public Story waitsByBoardOf(double seconds, int buyer, long number) {
        boardMillis = Math.round(seconds * 1_000);
        waits(buyer, number);
        boardMillis = 0;
        return this;
    }

    public Story turn(int buyer, long number) {
        return event(buyer, Happening.TURN, nowMillis + CLAIM_SECONDS * 1_000L, number);
    }

    public Story claims(int buyer) {
        return event(buyer, Happening.CLAIM_SENT, 0, 0);
    }

    public Story admitted(int buyer, long checkout, double untilSeconds) {
        return event(buyer, Happening.ADMITTED, checkout, Math.round(untilSeconds * 1_000));
    }

    public Story releases(int buyer, long checkout) {
        return event(buyer, Happening.RELEASE_SENT, checkout, 1);
    }

    public Story happens(int buyer, Happening what, long a, long b) {
        return event(buyer, what, a, b);
    }

    public Story capBecomes(long newCap) {
        logCap = newCap;
        return this;
    }

    public Story logs(What what, long number, long held) {
        log.add(new LogEntry(nowMillis, what, number, held, logCap));
        return this;
    }

    /** A buyer let straight in, by log and by history. */
    public Story enters(int buyer, long checkout, long heldThen) {
        return arrives(buyer)
                .logs(What.ENTERED, 0, heldThen)
                .at(nowMillis / 1_000.0 + 0.001)
                .admitted(buyer, checkout, nowMillis / 1_000.0 + 600);
    }

    /** A call, the buyer's hearing of it and claiming at once, by log and by history. */
    public Story called(int buyer, long number, long checkout, long heldThen) {
        return logs(What.CALLED, number, heldThen)
                .turn(buyer, number)
                .claims(buyer)
                .logs(What.CLAIMED, number, heldThen)
                .admitted(buyer, checkout, nowMillis / 1_000.0 + 600);
    }

    public Story gone(int buyer, long checkout, long heldThen) {
        return releases(buyer, checkout).logs(What.RELEASED, 0, heldThen);
    }

    public Story redisIsEmptied() {
        losses.add(nowMillis);
        return this;
    }

    /** Took so long to be answered. */
    Story tookMillis(int millis) {
        BuyerEvent last = events.remove(events.size() - 1);
        events.add(new BuyerEvent(last.what(), last.buyer(), last.atNanos(), millis, last.a(), last.b(), last.c()));
        return this;
    }

    Story attacked(Attack attack, int status, int retryAfterSeconds) {
        events.add(new BuyerEvent(
                Happening.ATTACKED, -1, nowMillis * 1_000_000L, 0, attack.ordinal(), status, retryAfterSeconds));
        return this;
    }

    public Verdict judged() {
        return judged(Set.of());
    }

    Judgement judgedOf(Promise asked) {
        return judged(Set.of(asked)).judgements().get(asked);
    }

    private Verdict judged(Set<Promise> asked) {
        Facts facts = new Facts(
                cap,
                Duration.ofSeconds(AWAY_SECONDS),
                Duration.ofSeconds(CLAIM_SECONDS),
                Long.MAX_VALUE,
                losses,
                RunClock.fixed(0),
                Duration.ZERO);
        Hearing hearing = new Hearing(facts, log, asked);
        events.forEach(hearing::saw);
        return hearing.verdict();
    }
}
