package org.onsale.loadtest.history;

/**
 * What can happen to a buyer. The order is part of the file format: add at the end only.
 * Every request is noted when sent (…_SENT) where its moment matters, and when answered; an answer that never came is
 * …_UNKNOWN: the server may or may not have done it. {@code a}, {@code b} and {@code c} are the values of {@link BuyerEvent}, 0 where not named.
 */
public enum Happening {
    ARRIVED,
    ENTER_SENT,
    /** a = HTTP status; b = Retry-After, s, 0 not told */
    ENTER_REFUSED,
    ENTER_UNKNOWN,
    JOIN_SENT,
    /** Joined, or joined again with the same key. a = number, 0 while provisional; b = ahead, -1 not told */
    JOINED,
    /** a = HTTP status; b = Retry-After, s, 0 not told */
    JOIN_REFUSED,
    JOIN_UNKNOWN,
    /** A poll's answer: waiting, nobody is held back. a = ahead, -1 not told; b = number, 0 not told;
     * c = moment it was so by Redis, Unix ms, 0 not told */
    WAITING,
    /** A poll's answer: waiting, and nobody is called now (paused, pre-queue). a, b, c as WAITING */
    HELD_BACK,
    /** A poll's answer: the sale is closed. b = number */
    CLOSED,
    /** A poll's answer: a turn is offered. a = claim deadline, Unix ms, 0 not told; b = number */
    TURN,
    /** A poll's answer: let in already. b = number */
    LET_IN_ALREADY,
    /** A poll's answer: missed too many turns, for good. b = number */
    MISSED_FOR_GOOD,
    /** a = HTTP status; b = Retry-After, s, 0 not told */
    POLL_REFUSED,
    POLL_UNKNOWN,
    CLAIM_SENT,
    /** a = HTTP status; b = Retry-After, s, 0 not told */
    CLAIM_REFUSED,
    CLAIM_UNKNOWN,
    /** Answer to an entry or a claim. a = checkout (64-bit digest of its id); b = lease end, Unix ms */
    ADMITTED,
    /** Heartbeat answered. a = checkout; b = lease end, Unix ms */
    EXTENDED,
    /** Heartbeat refused. a = HTTP status; b = checkout */
    EXTEND_REFUSED,
    EXTEND_UNKNOWN,
    /** a = checkout; b = 1 completed, 0 abandoned */
    RELEASE_SENT,
    /** a = checkout */
    RELEASED,
    /** a = HTTP status; b = Retry-After, s, 0 not told */
    RELEASE_REFUSED,
    RELEASE_UNKNOWN,
    /** Gives the place up. */
    LEAVE_SENT,
    LEFT,
    /** a = HTTP status; b = Retry-After, s, 0 not told */
    LEAVE_REFUSED,
    LEAVE_UNKNOWN,
    /** Closed the tab or fell asleep: sends nothing until CAME_BACK, if ever. */
    WENT_AWAY,
    CAME_BACK,
    /** The buyer's story is over. a = ordinal of the ending */
    ENDED,
    /** Part of the poll's answer noted just before. a = median wait told, s; b = wait told that nine of ten do not exceed, s */
    WAIT_TOLD,
    /** The organiser's change was answered. a = cap; buyer 0 */
    CAP_SET,
    /** The organiser's change was answered. a = people a minute, 0 no limit; buyer 0 */
    RATE_SET,
    /** The organiser's change was answered. a = 1 open, 0 nobody is called; buyer 0 */
    PHASE_SET,
    /** Answer to an attacker, who is no buyer: its id is negative. a = ordinal of the {@link Attack}; b = HTTP status, 0 no
     * answer; c = Retry-After, s, 0 not told */
    ATTACKED,
    /** A figure of the target. a = ordinal of the {@link Figure}; b = value; buyer 0 */
    MEASURED
}
