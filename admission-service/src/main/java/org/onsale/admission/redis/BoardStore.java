package org.onsale.admission.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onsale.admission.application.TendingEvents;
import org.onsale.admission.domain.Board;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisScript;
import org.onsale.redis.Reply;
import reactor.core.publisher.Mono;

/** Writes the board by the survey script and reads it back. */
public final class BoardStore implements TendingEvents.Surveys {
    /** Several nodes share the work: the first one writes, the others find the board fresh. */
    private static final Duration BETWEEN_SURVEYS = Duration.ofMillis(150);

    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(1);
    private static final Duration SILENT_EVENT_KEPT = Duration.ofDays(7);

    private final RedisAccess redis;
    private final RedisScript survey = RedisScript.load(BoardStore.class, "survey");
    private final List<String> args = List.of(
            Long.toString(BETWEEN_SURVEYS.toMillis()),
            Long.toString(BETWEEN_COUNTS.toMillis()),
            Long.toString(SILENT_EVENT_KEPT.toSeconds()));

    public BoardStore(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Void> survey(EventId event) {
        return redis.run(survey, keys(EventKeys.of(event)), args)
                .map(Reply::of)
                .map(BoardStore::known)
                .then();
    }

    private static List<String> keys(EventKeys key) {
        List<String> keys = new ArrayList<>(List.of(
                key.settings(),
                key.authority(),
                key.line(),
                key.away(),
                key.turns(),
                key.checkouts(),
                key.presence(),
                key.numbers(),
                key.board(),
                key.tally(),
                key.epoch(),
                key.outbox(),
                key.history(),
                key.places()));
        key.all().stream().filter(other -> !keys.contains(other)).forEach(keys::add);
        return keys;
    }

    private static String known(Reply reply) {
        return switch (reply.code()) {
            case "FRESH", "DONE" -> reply.code();
            default -> throw reply.unknownCode();
        };
    }

    @Override
    public Mono<Board> board(EventId event) {
        return redis.hash(EventKeys.of(event).board())
                .filter(hash -> hash.containsKey("surveyedAt"))
                .map(BoardStore::board);
    }

    private static Board board(Map<String, String> hash) {
        return new Board(
                hash.getOrDefault("epoch", ""),
                "1".equals(hash.get("hold")),
                number(hash, "nowServing"),
                number(hash, "lastNumber"),
                (int) number(hash, "waiting"),
                (int) number(hash, "away"),
                (int) number(hash, "turns"),
                (int) number(hash, "checkouts"),
                (int) number(hash, "present"),
                (int) number(hash, "cap"),
                number(hash, "settingsVersion"),
                hash.getOrDefault("lastNotice", ""),
                Instant.ofEpochMilli(number(hash, "asOf")));
    }

    private static long number(Map<String, String> hash, String field) {
        return Long.parseLong(hash.getOrDefault(field, "0"));
    }
}
