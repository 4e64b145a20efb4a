package org.onsale.admission.redis;

import java.time.Duration;
import java.util.List;
import org.onsale.admission.application.Autopiloting;
import org.onsale.admission.application.Autopiloting.Taken;
import org.onsale.admission.domain.Autopilot;
import org.onsale.admission.domain.ShopWindow;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisScript;
import org.onsale.redis.Reply;
import reactor.core.publisher.Mono;

/** What shops report, summed up in Redis; the scripts' headers are the contract. */
public final class ShopWindows implements Autopiloting.Windows {
    private static final Duration BETWEEN_JUDGEMENTS = Duration.ofSeconds(10);
    private static final Duration CHANGE_ACTS = Duration.ofSeconds(30);
    private static final Duration LONGEST_WINDOW = Duration.ofSeconds(60);
    private static final Duration UNJUDGED_KEPT = Duration.ofHours(1);

    private final RedisAccess redis;
    private final RedisScript report = RedisScript.load(ShopWindows.class, "report");
    private final RedisScript judge = RedisScript.load(ShopWindows.class, "judge");
    private final List<String> judgeArgs = List.of(
            Long.toString(BETWEEN_JUDGEMENTS.toMillis()),
            Long.toString(CHANGE_ACTS.toMillis()),
            Integer.toString(Autopilot.LEAST_EVIDENCE),
            Long.toString(LONGEST_WINDOW.toMillis()),
            Autopiloting.WHO);

    public ShopWindows(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Void> add(EventId event, ShopWindow reported) {
        List<String> args = List.of(
                Long.toString(reported.completed()),
                Long.toString(reported.failed()),
                Long.toString(reported.latencyMsSum()),
                Long.toString(UNJUDGED_KEPT.toSeconds()));
        return redis.run(report, List.of(EventKeys.of(event).shop()), args)
                .map(Reply::of)
                .doOnNext(ShopWindows::requireNoted)
                .then();
    }

    private static void requireNoted(Reply reply) {
        if (!"NOTED".equals(reply.code())) {
            throw reply.unknownCode();
        }
    }

    @Override
    public Mono<Taken> take(EventId event) {
        EventKeys key = EventKeys.of(event);
        List<String> keys = List.of(
                key.settings(), key.authority(), key.line(), key.turns(), key.checkouts(), key.shop(), key.audit());
        return redis.run(judge, keys, judgeArgs).map(Reply::of).map(ShopWindows::taken);
    }

    private static Taken taken(Reply reply) {
        return switch (reply.code()) {
            case "REST" -> new Taken.Rest(Duration.ofMillis(reply.longAt(1)));
            case "WINDOW" ->
                new Taken.Window(
                        new ShopWindow(reply.longAt(1), reply.longAt(2), reply.longAt(3)),
                        new Autopilot.Load((int) reply.longAt(5), (int) reply.longAt(6), (int) reply.longAt(7)),
                        reply.longAt(4));
            default -> throw reply.unknownCode();
        };
    }
}
