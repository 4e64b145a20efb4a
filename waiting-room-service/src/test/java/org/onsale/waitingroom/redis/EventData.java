package org.onsale.waitingroom.redis;

import io.lettuce.core.BitFieldArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.test.TestLine;

/** An event in Redis, prepared and looked at by hand: what the admission service would have written. */
public final class EventData {

    public static final String EPOCH = "00000000000000aa";

    private static final Pattern RUN_ID = Pattern.compile("run_id:(\\w+)");

    private final RedisCommands<String, String> redis;
    private final EventId id;
    private final EventKeys keys;

    private EventData(RedisCommands<String, String> redis, EventId id) {
        this.redis = redis;
        this.id = id;
        this.keys = EventKeys.of(id);
    }

    /** An event of its own name, open, with no places. */
    public static EventData founded(RedisCommands<String, String> redis) {
        EventData event = named(redis, "e-" + UUID.randomUUID());
        event.found(EPOCH);
        return event;
    }

    /** A name, and nothing behind it. */
    public static EventData named(RedisCommands<String, String> redis, String name) {
        return new EventData(redis, EventId.of(name));
    }

    public EventId id() {
        return id;
    }

    public EventKeys keys() {
        return keys;
    }

    public TestLine line() {
        return TestLine.of(redis, keys);
    }

    public RedisCommands<String, String> redis() {
        return redis;
    }

    /** Settings, epoch and authority, as after the event was put. */
    public void found(String epoch) {
        writeSettings();
        redis.set(keys.epoch(), epoch);
        authorize();
    }

    public void writeSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("version", "1");
        settings.put("updatedAt", "2031-05-01T10:00:00Z");
        settings.put("name", "Spring tour");
        settings.put("cap", "2");
        settings.put("phase", "open");
        settings.put("checkoutSeconds", "600");
        settings.put("heartbeatSeconds", "0");
        settings.put("claimSeconds", "180");
        settings.put("awaySeconds", "120");
        settings.put("message", "");
        settings.put("onePlacePerIdentity", "false");
        settings.put("maxPlaces", "1000000");
        settings.put("missedTurns", "2");
        redis.hset(keys.settings(), settings);
    }

    /** Changes a setting and its version, as the organiser would. */
    public void set(String field, String value) {
        redis.hset(keys.settings(), field, value);
        redis.hincrby(keys.settings(), "version", 1);
    }

    public void unset(String field) {
        redis.hdel(keys.settings(), field);
        redis.hincrby(keys.settings(), "version", 1);
    }

    /** Lets this server give out slots. */
    public void authorize() {
        redis.set(keys.authority(), runId());
    }

    /** Another server than this one may give out slots. */
    public void hold() {
        redis.set(keys.authority(), "another-run");
    }

    private String runId() {
        Matcher matcher = RUN_ID.matcher(redis.info("server"));
        if (!matcher.find()) {
            throw new IllegalStateException("INFO has no run_id");
        }
        return matcher.group(1);
    }

    /** Offers a turn to the first places of the line, deadline in ms of Redis' clock from now. */
    public void call(int places, long claimMs) {
        first(places).forEach((place, number) -> {
            line().take(place);
            redis.zadd(keys.turns(), nowMs() + claimMs, place);
            line().called(place, number, 0);
            served(number);
            redis.hincrby(keys.tally(), "called", 1);
        });
    }

    /** Passes over the first places of the line, as absent. */
    public void passOver(int places) {
        first(places).forEach((place, number) -> {
            line().take(place);
            redis.zadd(keys.away(), number, place);
            served(number);
        });
    }

    private Map<String, Long> first(int places) {
        Map<String, Long> all = line().numbers();
        all.keySet().retainAll(all.keySet().stream().limit(places).toList());
        return all;
    }

    private void served(long number) {
        long before =
                Long.parseLong(redis.hmget(keys.board(), "nowServing").get(0).getValueOrElse("0"));
        redis.hset(keys.board(), "nowServing", Long.toString(Math.max(before, number)));
    }

    /** Ends a place: 1 left, 2 admitted, 3 missed for good. */
    public void end(long number, int state) {
        redis.bitfield(
                keys.ended(),
                BitFieldArgs.Builder.set(
                        BitFieldArgs.unsigned(2), BitFieldArgs.typeWidthBasedOffset((int) number), state));
    }

    public long ended(long number) {
        return redis.bitfield(
                        keys.ended(),
                        BitFieldArgs.Builder.get(
                                BitFieldArgs.unsigned(2), BitFieldArgs.typeWidthBasedOffset((int) number)))
                .get(0);
    }

    /** Until when a number counts as present, in ms; 0 for never. */
    public long presentUntilMs(long number) {
        return redis.bitfield(
                                keys.presence(),
                                BitFieldArgs.Builder.get(
                                        BitFieldArgs.unsigned(40), BitFieldArgs.typeWidthBasedOffset((int) number)))
                        .get(0)
                * 100;
    }

    /** Redis' clock. */
    public long nowMs() {
        List<String> time = redis.time();
        return Long.parseLong(time.get(0)) * 1000 + Long.parseLong(time.get(1)) / 1000;
    }

    /** Writes the board, as the survey does. */
    public void survey() {
        Collection<Long> line = line().numbers().values();
        long nowServing =
                Long.parseLong(redis.hmget(keys.board(), "nowServing").get(0).getValueOrElse("0"));
        long lastNumber = Long.parseLong(orElse(redis.get(keys.numbers()), "0"));
        long from = nowServing / 1024 * 1024;
        Map<String, String> board = new LinkedHashMap<>();
        board.put("epoch", orElse(redis.get(keys.epoch()), ""));
        board.put("hold", runId().equals(redis.get(keys.authority())) ? "0" : "1");
        board.put("nowServing", Long.toString(nowServing));
        board.put("lastNumber", Long.toString(lastNumber));
        board.put("waiting", Integer.toString(line.size()));
        board.put("away", Long.toString(redis.zcard(keys.away())));
        board.put("turns", Long.toString(redis.zcard(keys.turns())));
        board.put("checkouts", Long.toString(redis.zcard(keys.checkouts())));
        board.put("settingsVersion", orElse(redis.hget(keys.settings(), "version"), "0"));
        board.put("phase", orElse(redis.hget(keys.settings(), "phase"), ""));
        board.put("called", orElse(redis.hget(keys.tally(), "called"), "0"));
        board.put("left", orElse(redis.hget(keys.tally(), "left"), "0"));
        board.put(
                "head",
                line.stream().limit(256).map(number -> Long.toString(number)).collect(Collectors.joining(",")));
        board.put("binsFrom", Long.toString(from));
        board.put("bins", bins(line, from, lastNumber));
        board.put("asOf", Long.toString(nowMs()));
        redis.hset(keys.board(), board);
    }

    private static String bins(Collection<Long> line, long from, long lastNumber) {
        int ranges = (int) Math.max(1, (lastNumber + 1 - from + 1023) / 1024);
        long[] counts = new long[ranges + 1];
        line.forEach(number -> counts[(int) Math.min(ranges, Math.floorDiv(number - from, 1024L) + 1)]++);
        return java.util.Arrays.stream(counts).mapToObj(Long::toString).collect(Collectors.joining(","));
    }

    private static String orElse(String value, String other) {
        return value == null ? other : value;
    }
}
