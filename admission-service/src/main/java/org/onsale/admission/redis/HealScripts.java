package org.onsale.admission.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.onsale.admission.application.Grant;
import org.onsale.admission.application.HealingEvent;
import org.onsale.admission.domain.HealOutcome;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisScript;
import org.onsale.redis.Reply;
import reactor.core.publisher.Mono;

/** Founding and healing an event; the scripts' headers are the contract. */
public final class HealScripts implements HealingEvent.Healing {
    /** Even when everything seems back at once, other nodes get this long to notice the loss. */
    private static final Duration SHORTEST_HOLD = Duration.ofSeconds(2);

    private static final int EPOCH_BYTES = 8;

    private final RedisAccess redis;
    private final Duration longestHold;
    private final RandomGenerator random;
    private final RedisScript heal = RedisScript.load(HealScripts.class, "heal");
    private final RedisScript adopt = RedisScript.load(HealScripts.class, "adopt");

    public HealScripts(RedisAccess redis, Duration longestHold, RandomGenerator random) {
        this.redis = redis;
        this.longestHold = longestHold;
        this.random = random;
    }

    @Override
    public Mono<HealOutcome> heal(EventId event, HealingEvent.Remembered remembered) {
        EventKeys key = EventKeys.of(event);
        List<String> keys = List.of(
                key.settings(),
                key.authority(),
                key.epoch(),
                key.numbers(),
                key.board(),
                key.ended(),
                key.scratch(),
                key.line(),
                key.checkouts(),
                key.places());
        return redis.runBinary(heal, keys, arguments(remembered)).map(Reply::of).map(HealScripts::outcome);
    }

    private List<Object> arguments(HealingEvent.Remembered remembered) {
        List<Object> args = new ArrayList<>();
        args.add(newEpoch());
        args.add(remembered.fresh() ? "1" : "0");
        args.add(Long.toString(longestHold.toMillis()));
        args.add(Long.toString(SHORTEST_HOLD.compareTo(longestHold) < 0 ? SHORTEST_HOLD.toMillis() : 0));
        args.add(Long.toString(remembered.nowServing()));
        args.add(Long.toString(remembered.lastNumber()));
        args.add(Integer.toString(remembered.expectPlaces()));
        args.add(Integer.toString(remembered.expectCheckouts()));
        args.add(remembered.ended());
        remembered.settings().toText().forEach((field, text) -> {
            args.add(field);
            args.add(text);
        });
        return args;
    }

    private String newEpoch() {
        byte[] bytes = new byte[EPOCH_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static HealOutcome outcome(Reply reply) {
        return switch (reply.code()) {
            case "OK" -> new HealOutcome.Healthy(reply.textAt(1));
            case "HOLD" -> new HealOutcome.OnHold(Duration.ofMillis(reply.longAt(1)), reply.textAt(2));
            case "UNKNOWN" -> new HealOutcome.Unknown();
            default -> throw reply.unknownCode();
        };
    }

    @Override
    public Mono<Long> adopt(EventId event, List<Grant> grants) {
        EventKeys key = EventKeys.of(event);
        List<String> keys = List.of(
                key.settings(),
                key.authority(),
                key.line(),
                key.away(),
                key.checkouts(),
                key.terms(),
                key.ended(),
                key.places());
        List<String> args = grants.stream()
                .flatMap(grant -> List.of(
                        grant.checkout(), Long.toString(grant.termEnd().toEpochMilli()), Long.toString(grant.number()))
                        .stream())
                .toList();
        return redis.run(adopt, keys, args).map(Reply::of).map(HealScripts::written);
    }

    private static long written(Reply reply) {
        if (!"ADOPTED".equals(reply.code())) {
            throw reply.unknownCode();
        }
        return reply.longAt(1);
    }
}
