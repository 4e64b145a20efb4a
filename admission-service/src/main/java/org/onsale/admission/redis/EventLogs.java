package org.onsale.admission.redis;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onsale.admission.application.WatchingEvent;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import reactor.core.publisher.Mono;

/** Reads the audit and the admission log. The time of an entry is the first part of its id. */
public final class EventLogs implements WatchingEvent.Logs {
    private final RedisAccess redis;

    public EventLogs(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<List<WatchingEvent.AuditEntry>> audit(EventId event, Optional<String> before, int most) {
        String key = EventKeys.of(event).audit();
        Range<String> range = before.map(
                        id -> Range.from(Range.Boundary.<String>unbounded(), Range.Boundary.excluding(id)))
                .orElse(Range.unbounded());
        return redis.ask(key, commands -> commands.xrevrange(key, range, Limit.create(0, most)))
                .map(messages -> messages.stream()
                        .map(message -> auditEntry(message.getId(), text(message.getBody())))
                        .toList());
    }

    private static WatchingEvent.AuditEntry auditEntry(String id, Map<String, String> fields) {
        return new WatchingEvent.AuditEntry(
                id,
                at(id),
                AuditFields.byline(fields),
                Long.parseLong(fields.getOrDefault(AuditFields.VERSION, "0")),
                AuditFields.changes(fields));
    }

    private static Map<String, String> text(Map<String, byte[]> body) {
        Map<String, String> fields = new HashMap<>();
        body.forEach((field, value) -> fields.put(field, new String(value, StandardCharsets.UTF_8)));
        return fields;
    }

    @Override
    public Mono<List<WatchingEvent.AdmissionEntry>> admissions(EventId event, String after, int most) {
        return redis.stream(EventKeys.of(event).admissions(), after, most)
                .map(entries -> entries.stream()
                        .map(entry -> new WatchingEvent.AdmissionEntry(entry.id(), at(entry.id()), entry.fields()))
                        .toList());
    }

    private static Instant at(String id) {
        return Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))));
    }
}
