package org.onsale.local.model;

import io.lettuce.core.ScoredValue;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onsale.redis.EventKeys;
import org.onsale.redis.test.TestLine;

/**
 * What Redis holds of the event at one moment.
 *
 * @param line numbers waiting
 * @param away numbers called while absent, or that missed a turn
 * @param turns number → claim deadline, ms
 * @param checkouts checkout id → lease expiry, ms
 * @param misses number → turns missed so far
 * @param onHold whether the server may not give out slots
 */
record Snapshot(
        Set<Long> line,
        Set<Long> away,
        Map<Long, Long> turns,
        Map<String, Long> checkouts,
        Map<Long, Integer> misses,
        boolean onHold) {

    static final Snapshot EMPTY = new Snapshot(Set.of(), Set.of(), Map.of(), Map.of(), Map.of(), true);

    static Snapshot of(RedisCommands<String, String> redis, EventKeys keys) {
        TestLine line = TestLine.of(redis, keys);
        Map<String, String> places = line.entries();
        Map<Long, Long> turns = new HashMap<>();
        redis.zrangeWithScores(keys.turns(), 0, -1)
                .forEach(turn -> turns.put(number(places, turn.getValue()), (long) turn.getScore()));
        Map<Long, Integer> misses = new HashMap<>();
        places.values().stream()
                .map(entry -> entry.split(":"))
                .filter(entry -> entry.length > 1)
                .forEach(entry -> misses.put(Long.valueOf(entry[0]), Integer.valueOf(entry[1])));
        Map<String, Long> checkouts = new HashMap<>();
        redis.zrangeWithScores(keys.checkouts(), 0, -1)
                .forEach(checkout -> checkouts.put(checkout.getValue(), (long) checkout.getScore()));
        return new Snapshot(
                Set.copyOf(line.numbers().values()),
                numbers(redis.zrangeWithScores(keys.away(), 0, -1)),
                turns,
                checkouts,
                misses,
                !runId(redis).equals(redis.get(keys.authority())));
    }

    private static String runId(RedisCommands<String, String> redis) {
        return redis.info("server")
                .lines()
                .filter(line -> line.startsWith("run_id:"))
                .map(line -> line.substring("run_id:".length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private static long number(Map<String, String> places, String place) {
        return Long.parseLong(places.get(place).split(":")[0]);
    }

    private static Set<Long> numbers(List<ScoredValue<String>> places) {
        Set<Long> numbers = new HashSet<>();
        places.forEach(place -> numbers.add((long) place.getScore()));
        return numbers;
    }

    /** Slots held, those included whose lease is over but not yet collected. */
    int held() {
        return turns.size() + checkouts.size();
    }

    /** Turns whose claim window is not over. */
    long liveTurns(long now) {
        return turns.values().stream().filter(deadline -> deadline > now).count();
    }

    /** How many of line, away and turns have this number. */
    int placesOf(long number) {
        return (line.contains(number) ? 1 : 0) + (away.contains(number) ? 1 : 0) + (turns.containsKey(number) ? 1 : 0);
    }
}
