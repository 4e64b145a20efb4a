package org.onsale.redis.test;

import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisScript;

/**
 * The line of an event and the numbers of its places, prepared and looked at by hand. Each look at the line fails if its
 * index disagrees with its pieces.
 */
public final class TestLine {

    private static final RedisScript PUT = RedisScript.load(TestLine.class, "line-put");
    private static final RedisScript TAKE = RedisScript.load(TestLine.class, "line-take");
    private static final RedisScript LIST = RedisScript.load(TestLine.class, "line-list");

    private final RedisCommands<String, String> redis;
    private final EventKeys keys;

    private TestLine(RedisCommands<String, String> redis, EventKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    public static TestLine of(RedisCommands<String, String> redis, EventKeys keys) {
        return new TestLine(redis, keys);
    }

    /** Puts a place in the line that does not wait. */
    public void put(String id, long number) {
        String[] touched = {keys.line(), keys.places()};
        redis.eval(PUT.body(), ScriptOutputType.MULTI, touched, id, Long.toString(number));
    }

    /** Puts at most 1,000 places in the line, named by {@link #idOf}. */
    public void putAll(List<Long> numbers) {
        redis.eval(PUT.body(), ScriptOutputType.MULTI, new String[] {keys.line(), keys.places()}, arguments(numbers));
    }

    /** Takes at most 1,000 places out of the line, named by {@link #idOf}; who does not wait is passed over. */
    public void takeAll(List<Long> numbers) {
        redis.eval(TAKE.body(), ScriptOutputType.MULTI, new String[] {keys.line()}, arguments(numbers));
    }

    private static String[] arguments(List<Long> numbers) {
        return numbers.stream()
                .flatMap(number -> Stream.of(idOf(number), Long.toString(number)))
                .toArray(String[]::new);
    }

    /** A place id as long as real ones, and spread over the pieces like them. */
    public static String idOf(long number) {
        byte[] bytes = new byte[12];
        new Random(number).nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /** Takes a waiting place out of the line; its number stays known. */
    public void take(String id) {
        String[] touched = {keys.line()};
        redis.eval(
                TAKE.body(),
                ScriptOutputType.MULTI,
                touched,
                id,
                Long.toString(numbers().get(id)));
    }

    /** Notes that a place was offered a turn, and how many it missed. */
    public void called(String id, long number, int misses) {
        redis.hset(piece(id), field(id), number + ":" + misses);
    }

    /** Loses the line and the numbers of all places. */
    public void lose() {
        redis.del(keys.line());
        pieces(keys.line()).forEach(redis::del);
        pieces(keys.places()).forEach(redis::del);
    }

    /** Numbers of those who wait by place id, in their order. */
    public Map<String, Long> numbers() {
        List<String> listed = redis.eval(LIST.body(), ScriptOutputType.MULTI, keys.line());
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (int i = 0; i < listed.size(); i += 2) {
            numbers.put(listed.get(i), Long.valueOf(listed.get(i + 1)));
        }
        return numbers;
    }

    /** Ids of those who wait, in their order. */
    public List<String> ids() {
        return List.copyOf(numbers().keySet());
    }

    public int size() {
        return numbers().size();
    }

    /** What is known of a place, {@code number} or {@code number:misses}; null for nothing. */
    public @Nullable String entry(String id) {
        return redis.hget(piece(id), field(id));
    }

    /** What is known of all places, by id. */
    public Map<String, String> entries() {
        Map<String, String> entries = new HashMap<>();
        for (String piece : pieces(keys.places())) {
            String beginning = piece.substring(keys.places().length() + 1, piece.length() - 1);
            redis.hgetall(piece).forEach((field, entry) -> entries.put(beginning + field, entry));
        }
        return entries;
    }

    /** Names of all keys that this one stands for. */
    public List<String> pieces(String key) {
        List<String> pieces = new ArrayList<>();
        ScanIterator.scan(redis, ScanArgs.Builder.matches(key + ":*").limit(10_000))
                .forEachRemaining(pieces::add);
        return pieces;
    }

    private String piece(String id) {
        return keys.places() + ":" + id.substring(0, Math.min(2, id.length())) + id.charAt(id.length() - 1) % 4;
    }

    private static String field(String id) {
        return id.substring(Math.min(2, id.length()));
    }
}
