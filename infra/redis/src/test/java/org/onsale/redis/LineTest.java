package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.onsale.redis.test.TestLine;
import org.onsale.redis.test.TestRedis;

/** What the scripts include to keep the line in pieces; {@link TestLine} looks at it by the index and by the pieces. */
class LineTest {

    private final RedisCommands<String, String> redis = TestRedis.shared().commands();
    private final EventKeys keys = EventKeys.of(EventId.of("e-" + UUID.randomUUID()));
    private final TestLine line = TestLine.of(redis, keys);
    private final RedisScript head = RedisScript.load(getClass(), "line-head");

    private List<String> head(int most) {
        return redis.eval(head.body(), ScriptOutputType.MULTI, new String[] {keys.line()}, Integer.toString(most));
    }

    @Test
    void lineThatIsNotThereIsEmpty() {
        assertThat(line.size()).isZero();
        assertThat(head(10)).isEmpty();
        assertThat(redis.exists(keys.line())).isZero();
    }

    @Test
    void orderGoesOnFromPieceToPiece() {
        for (long number : new long[] {129, 127, 256, 0, 128, 255, 1}) {
            line.put("p" + number, number);
        }

        assertThat(line.ids()).containsExactly("p0", "p1", "p127", "p128", "p129", "p255", "p256");
        assertThat(line.pieces(keys.line()))
                .containsExactlyInAnyOrder(keys.line() + ":0", keys.line() + ":1", keys.line() + ":2");
        assertThat(head(3)).containsExactly("p0", "p1", "p127");
        assertThat(head(5)).containsExactly("p0", "p1", "p127", "p128", "p129");
        assertThat(head(100)).hasSize(7);
    }

    @Test
    void emptiedPiecesArePassedOver() {
        line.put("first", 100);
        line.put("second", 3_000_000);
        line.put("third", 19_999_999);

        line.take("first");
        assertThat(head(2)).containsExactly("second", "third");
        assertThat(redis.exists(keys.line() + ":0")).isZero();

        line.take("second");
        assertThat(head(1)).containsExactly("third");

        line.take("third");
        assertThat(head(1)).isEmpty();
    }

    @Test
    void whoIsPutInFrontOfAnEmptiedHeadIsFirst() {
        line.put("waits", 5_000);
        line.put("left", 200);
        line.take("left");

        line.put("returned", 3);

        assertThat(head(2)).containsExactly("returned", "waits");
    }

    @Test
    void twoPlacesOfOneNumberAreBothKept() {
        line.put("b", 128);
        line.put("a", 128);

        assertThat(line.numbers()).containsOnly(Map.entry("a", 128L), Map.entry("b", 128L));
    }

    @Test
    void whatTheIndexDoesNotKnowIsOfAnEventThatIsOver() {
        redis.zadd(keys.line() + ":1", 200, "ghost");

        line.put("p130", 130);

        assertThat(line.ids()).containsExactly("p130");
    }

    @Test
    void lineOfAHundredThousandWithHolesStaysInOrder() {
        Random random = new Random(7);
        TreeMap<Long, String> model = new TreeMap<>();
        List<Long> numbers =
                new ArrayList<>(LongStream.rangeClosed(1, 100_000).boxed().toList());
        Collections.shuffle(numbers, random);
        putAll(numbers, model);

        List<Long> taken = numbers.subList(0, 60_000);
        takeAll(taken, model);
        takeAll(LongStream.rangeClosed(20_000, 40_000).boxed().toList(), model);
        putAll(LongStream.rangeClosed(30_100, 30_150).boxed().toList(), model);

        assertThat(line.ids()).containsExactlyElementsOf(model.values());
        assertThat(head(256))
                .containsExactlyElementsOf(model.values().stream().limit(256).toList());
    }

    private void putAll(List<Long> numbers, TreeMap<Long, String> model) {
        for (int from = 0; from < numbers.size(); from += 1_000) {
            List<Long> batch = numbers.subList(from, Math.min(from + 1_000, numbers.size()));
            line.putAll(batch);
            batch.forEach(number -> model.put(number, TestLine.idOf(number)));
        }
    }

    private void takeAll(List<Long> numbers, TreeMap<Long, String> model) {
        for (int from = 0; from < numbers.size(); from += 1_000) {
            List<Long> batch = numbers.subList(from, Math.min(from + 1_000, numbers.size()));
            line.takeAll(batch);
            batch.forEach(model::remove);
        }
    }
}
