package org.onsale.admission.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.onsale.admission.application.CheckingPass;
import org.onsale.admission.domain.LeaseState;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisScript;
import org.onsale.redis.Reply;
import reactor.core.publisher.Mono;

/**
 * Looks up leases for gateways. A verdict is kept two seconds, so a page with fifty requests costs one lookup, and a
 * checkout that ended passes the gate that much longer.
 */
public final class LeaseLookup implements CheckingPass.Leases {
    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final int MOST_KEPT = 100_000;

    private final RedisAccess redis;
    private final RedisScript look = RedisScript.load(LeaseLookup.class, "look");
    private final Cache<Asked, LeaseState> verdicts =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    private record Asked(EventId event, String checkout) {}

    public LeaseLookup(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<LeaseState> look(EventId event, String checkout) {
        Asked asked = new Asked(event, checkout);
        return Mono.fromSupplier(() -> verdicts.getIfPresent(asked))
                .switchIfEmpty(Mono.defer(() -> ask(asked)).doOnNext(state -> verdicts.put(asked, state)));
    }

    private Mono<LeaseState> ask(Asked asked) {
        EventKeys key = EventKeys.of(asked.event());
        List<String> keys = List.of(key.settings(), key.authority(), key.checkouts(), key.terms());
        return redis.run(look, keys, List.of(asked.checkout())).map(Reply::of).map(LeaseLookup::state);
    }

    private static LeaseState state(Reply reply) {
        return switch (reply.code()) {
            case "HELD" -> LeaseState.HELD;
            case "GONE" -> LeaseState.GONE;
            case "HOLD" -> LeaseState.ON_HOLD;
            default -> throw reply.unknownCode();
        };
    }
}
