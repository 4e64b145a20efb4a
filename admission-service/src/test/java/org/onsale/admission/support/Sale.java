package org.onsale.admission.support;

import static org.onsale.admission.support.Waits.answer;

import io.lettuce.core.BitFieldArgs;
import io.lettuce.core.Range;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.onsale.admission.application.HealingEvent;
import org.onsale.admission.domain.EventSettings;
import org.onsale.admission.domain.StoredSettings;
import org.onsale.admission.redis.HealScripts;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.test.TestLine;
import org.onsale.redis.test.TestRedis;

/** One event on a real Redis, with places put in line the way the waiting room puts them there. */
public final class Sale {
    private static final Duration NO_HOLD = Duration.ZERO;

    private final TestRedis server;
    private final EventId event;
    private final EventKeys key;

    private Sale(TestRedis server, EventId event) {
        this.server = server;
        this.event = event;
        this.key = EventKeys.of(event);
    }

    /** An event id nobody used, and nothing of it in Redis. */
    public static Sale unheardOf(TestRedis server) {
        return of(server, EventId.of("e-" + UUID.randomUUID()));
    }

    public static Sale of(TestRedis server, EventId event) {
        return new Sale(server, event);
    }

    /** A founded event. */
    public static Sale open(TestRedis server, RedisAccess redis, Map<String, Object> settings) {
        Sale sale = unheardOf(server);
        sale.found(redis, settings);
        return sale;
    }

    public void found(RedisAccess redis, Map<String, Object> settings) {
        StoredSettings stored =
                new StoredSettings(EventSettings.ofJson(settings), 1, Instant.parse("2031-01-01T00:00:00Z"));
        HealingEvent.Remembered fresh = new HealingEvent.Remembered(stored, true, 0, 0, 0, 0, new byte[0]);
        answer(new HealScripts(redis, NO_HOLD, new Random(1)).heal(event, fresh));
    }

    public EventId event() {
        return event;
    }

    public EventKeys key() {
        return key;
    }

    public TestLine line() {
        return TestLine.of(commands(), key);
    }

    public RedisCommands<String, String> commands() {
        return server.commands();
    }

    /** Id of the place with that number, and the code of its turn. */
    public static String place(long number) {
        return "place-%010d".formatted(number);
    }

    /** Places in line whose buyers are there for the next minute. */
    public Sale present(long... numbers) {
        presence(LongStream.of(numbers));
        for (long number : numbers) {
            waiting(number);
        }
        return this;
    }

    /** Numbers whose buyers are there for the next minute, in line or not. */
    public void presence(LongStream numbers) {
        long until = now() / 100 + 600;
        BitFieldArgs all = new BitFieldArgs();
        numbers.forEach(number -> all.set(u40(), presenceOf(number), until));
        commands().bitfield(key.presence(), all);
    }

    /** Places in line whose buyers are gone. */
    public Sale absent(long... numbers) {
        for (long number : numbers) {
            waiting(number);
        }
        return this;
    }

    private void waiting(long number) {
        line().put(place(number), number);
        String last = commands().get(key.numbers());
        commands().set(key.numbers(), Long.toString(Math.max(number, last == null ? 0 : Long.parseLong(last))));
    }

    private static BitFieldArgs.BitFieldType u40() {
        return BitFieldArgs.unsigned(40);
    }

    private static BitFieldArgs.Offset presenceOf(long number) {
        return BitFieldArgs.typeWidthBasedOffset((int) number);
    }

    /** A turn offered to a place that was called. */
    public Sale turn(long number, long deadlineMs) {
        line().called(place(number), number, 0);
        commands().zadd(key.turns(), deadlineMs, place(number));
        return this;
    }

    public Sale checkout(String id, long leaseEndMs) {
        commands().zadd(key.checkouts(), leaseEndMs, id);
        commands().hset(key.terms(), id, Long.toString(leaseEndMs));
        return this;
    }

    public Sale setting(String field, Object value) {
        commands().hset(key.settings(), field, value.toString());
        return this;
    }

    /** As after a restart or failover: the server may not give out slots. */
    public Sale lostAuthority() {
        commands().del(key.authority());
        return this;
    }

    /** Redis' own time, ms. */
    public long now() {
        List<String> time = commands().time();
        return Long.parseLong(time.get(0)) * 1000 + Long.parseLong(time.get(1)) / 1000;
    }

    public long held() {
        return commands().zcard(key.turns()) + commands().zcard(key.checkouts());
    }

    public long waiting() {
        return line().size();
    }

    /** Numbers of places with a turn, ascending. */
    public List<Long> numbersWithTurns() {
        return commands().zrange(key.turns(), 0, -1).stream()
                .map(place -> Long.valueOf(place.substring("place-".length())))
                .sorted()
                .toList();
    }

    public long tally(String what) {
        String count = commands().hget(key.tally(), what);
        return count == null ? 0 : Long.parseLong(count);
    }

    /** How a place ended, two bits: 0 not at all, 1 left, 2 admitted, 3 missed. */
    public long ended(long number) {
        return commands()
                .bitfield(
                        key.ended(),
                        BitFieldArgs.Builder.get(
                                BitFieldArgs.unsigned(2), BitFieldArgs.typeWidthBasedOffset((int) number)))
                .get(0);
    }

    /** What was written to the admission log, in order. */
    public List<String> admissions() {
        return commands().xrange(key.admissions(), Range.unbounded()).stream()
                .map(entry -> entry.getBody().get("what"))
                .toList();
    }

    /** Everything of the event, for "nothing changed". */
    public Map<String, String> snapshot() {
        return Stream.of(key.all(), line().pieces(key.line()), line().pieces(key.places()))
                .flatMap(List::stream)
                .filter(name -> commands().exists(name) == 1)
                .collect(Collectors.toMap(
                        name -> name,
                        name -> HexFormat.of().formatHex(commands().dump(name)),
                        (a, b) -> a,
                        TreeMap::new));
    }

    /** Numbers from first to last. */
    public static long[] numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).toArray();
    }
}
