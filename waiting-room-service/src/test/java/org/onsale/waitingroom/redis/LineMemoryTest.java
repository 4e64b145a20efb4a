package org.onsale.waitingroom.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.redis.RedisAccess;
import reactor.core.publisher.Flux;

/** What a waiting place takes in Redis at 1,000,000 of them, all keys of the event taken together. */
@ExtendWith(OnRedis.class)
class LineMemoryTest {

    /** A 64th of a million, all in the 64th of the hashes that begins with one character: as full as at a million. */
    private static final int PLACES = 1_000_000 / 64;

    private static final int BATCH = 128;
    private static final int BYTES_OF_AN_EXPIRY = 40;
    /** Redis keeps a megabyte free behind a string that grows. */
    private static final int BYTES_TO_GROW = 1;

    private static final int MOST_BYTES = 60;

    @Test
    void aWaitingPlaceTakesAtMostSixtyBytes(RedisAccess access, EventData event) {
        RedisLine line = new RedisLine(access);
        List<String> ids = ids();

        Flux.range(0, (PLACES + BATCH - 1) / BATCH)
                .map(batch -> ids.subList(batch * BATCH, Math.min(PLACES, (batch + 1) * BATCH)))
                .concatMap(batch -> line.take(event.id(), batch, 0))
                .blockLast();

        assertThat(event.line().size()).isEqualTo(PLACES);
        assertThat(bytes(event) / PLACES + BYTES_TO_GROW).isLessThanOrEqualTo(MOST_BYTES);
    }

    private static List<String> ids() {
        Random random = new Random(64);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            byte[] bytes = new byte[12];
            random.nextBytes(bytes);
            bytes[0] &= 3;
            ids.add(Base64.getUrlEncoder().encodeToString(bytes));
        }
        return ids;
    }

    private static double bytes(EventData event) {
        List<String> keys = Stream.of(
                        event.keys().all(),
                        event.line().pieces(event.keys().line()),
                        event.line().pieces(event.keys().places()))
                .flatMap(List::stream)
                .toList();
        RedisCommands<String, String> redis = event.redis();
        double sum = redis.strlen(event.keys().presence());
        for (String key : keys) {
            if (!key.equals(event.keys().presence())) {
                Long bytes = redis.memoryUsage(key);
                sum += bytes == null ? 0 : bytes + BYTES_OF_AN_EXPIRY;
            }
        }
        return sum;
    }
}
