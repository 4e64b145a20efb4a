package org.onsale.admission.redis;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.XAddArgs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onsale.admission.application.KeepingRefusals;
import org.onsale.admission.domain.Refusal;
import org.onsale.redis.InstallationKeys;
import org.onsale.redis.RedisAccess;
import reactor.core.publisher.Mono;

/** Refusals of the installation: a stream of about the latest 10,000. A write that was unsure may be there twice. */
public final class RefusalLog implements KeepingRefusals.Log {
    private static final long KEPT = 10_000;
    private static final String KEY = InstallationKeys.refusals();

    private final RedisAccess redis;

    public RefusalLog(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Void> write(Refusal refusal) {
        XAddArgs bounded = XAddArgs.Builder.maxlen(KEPT).approximateTrimming();
        return redis.ask(KEY, commands -> commands.xadd(KEY, bounded, fields(refusal)))
                .then();
    }

    private static Map<String, byte[]> fields(Refusal refusal) {
        Map<String, byte[]> fields = new HashMap<>();
        fields.put("at", bytes(refusal.at().toString()));
        refusal.who().ifPresent(who -> fields.put("who", bytes(who)));
        fields.put("address", bytes(refusal.address()));
        fields.put("method", bytes(refusal.method()));
        fields.put("path", bytes(refusal.path()));
        refusal.event().ifPresent(event -> fields.put("event", bytes(event)));
        fields.put("why", bytes(refusal.why().words()));
        fields.put("request", bytes(refusal.request()));
        return fields;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<List<Refusal>> latest(int most) {
        return redis.ask(KEY, commands -> commands.xrevrange(KEY, Range.unbounded(), Limit.create(0, most)))
                .map(messages -> messages.stream()
                        .map(message -> refusal(message.getBody()))
                        .toList());
    }

    private static Refusal refusal(Map<String, byte[]> fields) {
        return new Refusal(
                Instant.parse(text(fields, "at").orElseThrow()),
                text(fields, "who"),
                text(fields, "address").orElse(""),
                text(fields, "method").orElse(""),
                text(fields, "path").orElse(""),
                text(fields, "event"),
                why(text(fields, "why").orElse("")),
                text(fields, "request").orElse(""));
    }

    private static Optional<String> text(Map<String, byte[]> fields, String name) {
        return Optional.ofNullable(fields.get(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static Refusal.Why why(String words) {
        return Arrays.stream(Refusal.Why.values())
                .filter(why -> why.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No such reason of a refusal: " + words));
    }
}
