package org.onsale.admission.domain;

import java.util.Map;

/**
 * Ever-growing counts of an event.
 *
 * <p>let in = entered + claimed; checkouts = let in − completed − abandoned − expired; called = claimed + missed +
 * open turns (a place called again counts again).
 *
 * @param joined places given out
 * @param entered newcomers let straight in
 * @param called turns offered
 * @param claimed turns taken
 * @param missed turns not taken in time
 * @param absent places passed over because nobody was there
 * @param left places given up
 * @param completed checkouts that ended with a purchase
 * @param abandoned checkouts given back without one
 * @param expired checkouts whose lease ran out
 * @param claimMs time from call to claim, summed over the claimed turns
 * @param checkoutMs time in checkout, summed over the checkouts that ended
 */
public record Tally(
        long joined,
        long entered,
        long called,
        long claimed,
        long missed,
        long absent,
        long left,
        long completed,
        long abandoned,
        long expired,
        long claimMs,
        long checkoutMs) {
    public static final Tally NOTHING = of(Map.of());

    /** Reads the hash kept in Redis; an absent count is 0. */
    public static Tally of(Map<String, String> hash) {
        return new Tally(
                count(hash, "joined"),
                count(hash, "entered"),
                count(hash, "called"),
                count(hash, "claimed"),
                count(hash, "missed"),
                count(hash, "absent"),
                count(hash, "left"),
                count(hash, "completed"),
                count(hash, "abandoned"),
                count(hash, "expired"),
                count(hash, "claimMs"),
                count(hash, "checkoutMs"));
    }

    /** Buyers let into the shop. */
    public long letIn() {
        return entered + claimed;
    }

    /** Buyers who are out of the shop again. */
    public long letOut() {
        return completed + abandoned + expired;
    }

    /** What was counted since the earlier one. */
    Tally since(Tally earlier) {
        return new Tally(
                joined - earlier.joined,
                entered - earlier.entered,
                called - earlier.called,
                claimed - earlier.claimed,
                missed - earlier.missed,
                absent - earlier.absent,
                left - earlier.left,
                completed - earlier.completed,
                abandoned - earlier.abandoned,
                expired - earlier.expired,
                claimMs - earlier.claimMs,
                checkoutMs - earlier.checkoutMs);
    }

    /** Both together. */
    Tally plus(Tally more) {
        return new Tally(
                joined + more.joined,
                entered + more.entered,
                called + more.called,
                claimed + more.claimed,
                missed + more.missed,
                absent + more.absent,
                left + more.left,
                completed + more.completed,
                abandoned + more.abandoned,
                expired + more.expired,
                claimMs + more.claimMs,
                checkoutMs + more.checkoutMs);
    }

    /** Whether this can be a later count than the other: no figure went down. */
    boolean follows(Tally earlier) {
        return joined >= earlier.joined
                && letIn() >= earlier.letIn()
                && letOut() >= earlier.letOut()
                && called >= earlier.called;
    }

    private static long count(Map<String, String> hash, String field) {
        return Long.parseLong(hash.getOrDefault(field, "0"));
    }
}
