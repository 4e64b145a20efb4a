package org.onsale.local.model;

import java.util.Set;
import org.onsale.local.model.Violation.Promise;

/** Bugs such systems have had, planted in the scripts one at a time, to see that the model notices. */
enum SeededBug {
    UNCLAIMED_TURNS_ARE_NOT_COUNTED(
            "local held = redis.call('ZCARD', turns) + redis.call('ZCARD', checkouts)",
            "local held = redis.call('ZCARD', checkouts)",
            Promise.STRICT_CAP),
    A_NEWCOMER_BARGES_IN(
            "phase == 'open' and line_size(line) == 0 and held < cap",
            "phase == 'open' and held < cap",
            Promise.FIRST_IN_FIRST_OUT),
    A_GHOST_HOLDS_A_SLOT("if present[i] then", "if true then", Promise.NO_DEAD_SLOTS),
    NOBODY_IS_THERE("if present[i] then", "if false then", Promise.FIRST_IN_FIRST_OUT),
    WHO_COMES_BACK_GOES_TO_THE_END(
            "local function put_back(place, number, had, misses)\n",
            "local function put_back(place, number, had, misses)\n  number = last_number\n",
            Promise.NOBODY_LOST,
            Promise.ONE_PLACE,
            Promise.FIRST_IN_FIRST_OUT,
            Promise.NO_DEAD_SLOTS),
    JOINING_AGAIN_GIVES_A_NEW_PLACE(
            "if number then return 'REPEATED', number end", "", Promise.ONE_PLACE, Promise.NOBODY_LOST),
    A_LOSS_IS_NOT_NOTICED("return redis.call('GET', authority) ~= run_id()", "return false", Promise.values()),
    A_MISSED_TURN_LOSES_THE_PLACE(
            "redis.call('ZADD', away, number, place)\n  end", "end", Promise.NOBODY_LOST, Promise.NO_DEAD_SLOTS),
    A_CLAIM_WHOSE_ANSWER_IS_LOST_USES_THE_PLACE_UP(
            "return deadline and tonumber(deadline) > now", "return false", Promise.NOBODY_LOST),
    A_LEASE_NEVER_ENDS(
            "local over = redis.call('ZRANGEBYSCORE', checkouts, '-inf', now, 'LIMIT', 0, 100)",
            "local over = {}",
            Promise.NO_DEAD_SLOTS,
            Promise.STRICT_CAP,
            Promise.LEASES),
    A_RELEASE_FREES_NOTHING(
            "local freed = redis.call('ZREM', checkouts, checkout)",
            "local freed = redis.call('ZSCORE', checkouts, checkout) and 1 or 0",
            Promise.STRICT_CAP,
            Promise.NO_DEAD_SLOTS),
    THE_LAST_IN_LINE_IS_FIRST(
            "redis.call('ZRANGE', piece_key(line, piece), 0, most - #ids - 1, 'WITHSCORES')",
            "redis.call('ZREVRANGE', piece_key(line, piece), 0, most - #ids - 1, 'WITHSCORES')",
            Promise.FIRST_IN_FIRST_OUT,
            Promise.AHEAD_NEVER_RISES),
    ONLY_THE_FIRST_PIECE_OF_THE_LINE_IS_LOOKED_INTO(
            "piece = #ids < most and piece_from(line, piece + 1)",
            "piece = nil",
            Promise.NO_DEAD_SLOTS,
            Promise.AHEAD_NEVER_RISES);

    private final String right;
    private final String wrong;
    final Set<Promise> breaks;

    SeededBug(String right, String wrong, Promise... breaks) {
        this.right = right;
        this.wrong = wrong;
        this.breaks = Set.of(breaks);
    }

    /** The script with this bug in it, if this is the one. */
    String plant(String script) {
        return script.replace(right, wrong);
    }
}
