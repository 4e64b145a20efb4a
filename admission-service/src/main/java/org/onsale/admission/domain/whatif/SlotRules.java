package org.onsale.admission.domain.whatif;

import java.util.Arrays;
import org.onsale.admission.domain.OfferOutcome;
import org.onsale.admission.domain.Phase;

/**
 * Who gets a slot and when: the decisions of {@code enter.lua}, {@code offer.lua}, {@code claim.lua}, {@code release.lua},
 * {@code extend.lua} and, for a called place that is heard of again, {@code restore.lua}, over memory instead of Redis. A
 * test plays the same histories against the scripts and against this.
 *
 * <p>Checkouts and places are known by numbers from 0 and 1 up. Time is ms and never goes back.
 */
final class SlotRules {
    private static final int INSPECTED = 100;
    private static final int ENDED_AT_ONCE = 100;

    private static final byte WAITS = 0;
    private static final byte AWAY = 1;
    private static final byte ENDED = 2;

    private final Line line = new Line();
    private final Pace pace = new Pace();
    private final Presence presence;
    private final Moves moves;
    private final Deadlines turns;
    private final Deadlines checkouts;
    private Terms terms;
    private byte[] misses = new byte[0];
    private byte[] whereabouts = new byte[0];
    private int away;

    /** Whether the buyer of a place is there. */
    interface Presence {
        boolean isPresent(int number, long nowMs);
    }

    /** What an offer did, place by place. */
    interface Moves {
        void called(int number);

        /** @param forGood it was one turn too many */
        void missed(int number, boolean forGood);
    }

    SlotRules(Terms terms, Presence presence, Moves moves, long originMs) {
        this.terms = terms;
        this.presence = presence;
        this.moves = moves;
        this.turns = new Deadlines(originMs);
        this.checkouts = new Deadlines(originMs);
    }

    Terms terms() {
        return terms;
    }

    void change(Terms next) {
        terms = next;
    }

    int waiting() {
        return line.size();
    }

    int away() {
        return away;
    }

    int turns() {
        return turns.size();
    }

    int checkouts() {
        return checkouts.size();
    }

    int held() {
        return turns.size() + checkouts.size();
    }

    /** Whether the newcomer is let straight in; otherwise the line is the way. */
    boolean enter(int checkout, long nowMs) {
        expireCheckouts(nowMs);
        pace.open(terms.ratePerMinute(), nowMs);
        boolean free = terms.phase() == Phase.OPEN && line.size() == 0 && held() < terms.cap() && pace.budget() >= 1;
        if (!free && terms.phase() != Phase.BYPASS) {
            return false;
        }
        checkouts.put(checkout, terms.leaseEndMs(nowMs, terms.termEndMs(nowMs)));
        if (terms.phase() != Phase.BYPASS) {
            pace.spend(1);
        }
        return true;
    }

    /** A place at the end of the line; returns its number. */
    int join() {
        int number = line.join();
        if (number >= misses.length) {
            int room = Math.max(64, number + (number >> 1));
            misses = Arrays.copyOf(misses, room);
            whereabouts = Arrays.copyOf(whereabouts, room);
        }
        return number;
    }

    /** One bounded look at the head of the line. */
    OfferOutcome.Done offer(long nowMs) {
        pace.open(terms.ratePerMinute(), nowMs);
        int expired = expireCheckouts(nowMs);
        int missed = missTurns(nowMs);
        if (missed > 0) {
            pace.giveBack(missed);
        }
        double free = free();
        int inspected = free > 0 ? Math.min(INSPECTED, line.size()) : 0;
        int called = 0;
        int absent = 0;
        while (called + absent < inspected && called < free) {
            int number = line.takeFirst();
            if (presence.isPresent(number, nowMs)) {
                called++;
                turns.put(number, nowMs + terms.claimSeconds() * 1_000L);
                moves.called(number);
            } else {
                absent++;
                goesAway(number);
            }
        }
        if (called > 0 && terms.phase() != Phase.BYPASS) {
            pace.spend(called);
        }
        if (free > 0 && inspected == 0) {
            pace.forgetCredit();
        }
        boolean more = (inspected == INSPECTED && called < free) || missed == ENDED_AT_ONCE || expired == ENDED_AT_ONCE;
        return new OfferOutcome.Done(called, absent, missed, expired, more);
    }

    private double free() {
        if (!terms.mayOffer()) {
            return 0;
        }
        return terms.phase() == Phase.BYPASS ? INSPECTED : Math.min(terms.cap() - held(), pace.budget());
    }

    private int expireCheckouts(long nowMs) {
        int expired = 0;
        while (expired < ENDED_AT_ONCE && checkouts.takeOver(nowMs) >= 0) {
            expired++;
        }
        return expired;
    }

    private int missTurns(long nowMs) {
        int missed = 0;
        while (missed < ENDED_AT_ONCE) {
            int number = turns.takeOver(nowMs);
            if (number < 0) {
                break;
            }
            missed++;
            boolean forGood = ++misses[number] > terms.missedTurns();
            if (forGood) {
                whereabouts[number] = ENDED;
            } else {
                goesAway(number);
            }
            moves.missed(number, forGood);
        }
        return missed;
    }

    private void goesAway(int number) {
        whereabouts[number] = AWAY;
        away++;
    }

    /** The place that was called while nobody was there, or missed its turn, is heard of: it is back at its number. */
    void heard(int number) {
        if (whereabouts[number] == AWAY) {
            whereabouts[number] = WAITS;
            away--;
            line.comesBack(number);
        }
    }

    /** Whether the turn stood and is a checkout now; the slot stays the same one. */
    boolean claim(int number, int checkout, long nowMs) {
        if (!turns.isBeyond(number, nowMs)) {
            return false;
        }
        turns.remove(number);
        whereabouts[number] = ENDED;
        checkouts.put(checkout, terms.leaseEndMs(nowMs, terms.termEndMs(nowMs)));
        return true;
    }

    /** A heartbeat. @param termEndMs end of the checkout's term */
    boolean extend(int checkout, long termEndMs, long nowMs) {
        if (!checkouts.isBeyond(checkout, nowMs)) {
            return false;
        }
        checkouts.put(checkout, terms.leaseEndMs(nowMs, termEndMs));
        return true;
    }

    /** As if heartbeats came until then. The checkout is held now. */
    void heardUntil(int checkout, long termEndMs, long lastHeartbeatMs) {
        checkouts.put(checkout, terms.leaseEndMs(lastHeartbeatMs, termEndMs));
    }

    /** Whether a slot became free. */
    boolean release(int checkout) {
        return checkouts.remove(checkout);
    }
}
