package org.onsale.admission.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onsale.admission.application.DeliveringNotices;
import org.onsale.admission.application.DeliveringNotices.Collected;
import org.onsale.admission.domain.Notice;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisScript;
import org.onsale.redis.Reply;
import reactor.core.publisher.Mono;

/** The outbox of each event, and how far its receivers were told; the scripts' headers are the contract. */
public final class NoticeOutbox implements DeliveringNotices.Outbox {
    /** Longer than telling may take, so that two nodes do not tell at once; a dead node's notice is free after it. */
    private static final Duration GIVEN_OUT_FOR = Duration.ofSeconds(15);

    private static final Duration NEWCOMERS_HEAR_BACK = Duration.ofMinutes(5);
    private static final Duration DONE = Duration.ZERO;
    private static final String WHAT = "what";

    private final RedisAccess redis;
    private final RedisScript collect = RedisScript.load(NoticeOutbox.class, "collect");
    private final RedisScript confirm = RedisScript.load(NoticeOutbox.class, "confirm");

    public NoticeOutbox(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Collected> collect(EventId event, String receiver) {
        List<String> args = List.of(
                receiver, Long.toString(GIVEN_OUT_FOR.toMillis()), Long.toString(NEWCOMERS_HEAR_BACK.toMillis()));
        return redis.run(collect, keys(event), args).map(Reply::of).map(NoticeOutbox::collected);
    }

    private static List<String> keys(EventId event) {
        EventKeys key = EventKeys.of(event);
        return List.of(key.outbox(), key.deliveries());
    }

    private static Collected collected(Reply reply) {
        return switch (reply.code()) {
            case "NONE" -> new Collected.Nothing();
            case "LATER" -> new Collected.Later(Duration.ofMillis(reply.longAt(1)));
            case "NOTICE" -> new Collected.Given(notice(reply), (int) reply.longAt(2));
            default -> throw reply.unknownCode();
        };
    }

    private static Notice notice(Reply reply) {
        String id = reply.textAt(1);
        Map<String, String> fields = new HashMap<>();
        for (int i = 3; i < reply.size(); i += 2) {
            fields.put(reply.textAt(i), reply.textAt(i + 1));
        }
        String what = fields.getOrDefault(WHAT, "");
        fields.remove(WHAT);
        return new Notice(id, what, Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-')))), fields);
    }

    @Override
    public Mono<Void> done(EventId event, String receiver, String notice) {
        return confirm(event, receiver, notice, DONE);
    }

    @Override
    public Mono<Void> tryAgain(EventId event, String receiver, String notice, Duration after) {
        return confirm(event, receiver, notice, after);
    }

    private Mono<Void> confirm(EventId event, String receiver, String notice, Duration again) {
        List<String> args = List.of(receiver, notice, Long.toString(again.toMillis()));
        return redis.run(confirm, keys(event), args)
                .map(Reply::of)
                .doOnNext(NoticeOutbox::requireKnown)
                .then();
    }

    private static void requireKnown(Reply reply) {
        if (!reply.code().equals("NOTED") && !reply.code().equals("STALE")) {
            throw reply.unknownCode();
        }
    }
}
