package org.onsale.admission.redis;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onsale.admission.application.RecallingEvent;
import org.onsale.admission.domain.Tally;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisScript;
import org.onsale.redis.Reply;
import reactor.core.publisher.Mono;

/** Reads from Redis what a node should remember of an event. */
public final class MemoryStore implements RecallingEvent.Recalls {
    private static final String MOST_LISTED = "200000";
    private static final long ENDED_BYTES = 5_000_000;

    private final RedisAccess redis;
    private final RedisScript recall = RedisScript.load(MemoryStore.class, "recall");

    public MemoryStore(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Tally> tally(EventId event) {
        return redis.hash(EventKeys.of(event).tally()).map(Tally::of);
    }

    @Override
    public Mono<Optional<Map<String, Instant>>> terms(EventId event) {
        EventKeys key = EventKeys.of(event);
        return redis.run(recall, List.of(key.authority(), key.terms()), List.of(MOST_LISTED))
                .map(Reply::of)
                .map(MemoryStore::terms);
    }

    private static Optional<Map<String, Instant>> terms(Reply reply) {
        return switch (reply.code()) {
            case "HOLD", "TOO_MANY" -> Optional.empty();
            case "OK" -> {
                Map<String, Instant> terms = new HashMap<>();
                for (int i = 1; i < reply.size(); i += 2) {
                    terms.put(reply.textAt(i), Instant.ofEpochMilli(reply.longAt(i + 1)));
                }
                yield Optional.of(terms);
            }
            default -> throw reply.unknownCode();
        };
    }

    @Override
    public Mono<byte[]> ended(EventId event) {
        return redis.bytes(EventKeys.of(event).ended(), 0, ENDED_BYTES - 1);
    }
}
