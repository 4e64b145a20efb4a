package org.onsale.waitingroom.redis;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.onsale.waitingroom.domain.Board;
import org.onsale.waitingroom.domain.Epoch;
import org.onsale.waitingroom.domain.WaitingNumbers;

/** Reads the key {@code board}. */
final class BoardHash {

    private BoardHash() {}

    /** Empty until the first survey of the event's data, which writes the time. */
    static Optional<Board> read(Map<String, String> hash) {
        if (!hash.containsKey("asOf")) {
            return Optional.empty();
        }
        return Epoch.parse(hash.getOrDefault("epoch", "")).map(epoch -> read(epoch, hash));
    }

    private static Board read(Epoch epoch, Map<String, String> hash) {
        return new Board(
                epoch,
                number(hash, "hold") == 1,
                number(hash, "nowServing"),
                number(hash, "lastNumber"),
                number(hash, "waiting"),
                number(hash, "turns") + number(hash, "checkouts"),
                number(hash, "settingsVersion"),
                number(hash, "called"),
                number(hash, "left"),
                WaitingNumbers.of(numbers(hash, "head"), number(hash, "binsFrom"), numbers(hash, "bins")),
                Instant.ofEpochMilli(number(hash, "asOf")));
    }

    private static long number(Map<String, String> hash, String field) {
        return Long.parseLong(hash.getOrDefault(field, "0"));
    }

    private static long[] numbers(Map<String, String> hash, String field) {
        String text = hash.getOrDefault(field, "");
        return text.isEmpty()
                ? new long[0]
                : Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
    }
}
