package org.onsale.admission.redis;

import java.util.List;
import org.onsale.admission.application.CheckingPass;
import org.onsale.admission.domain.LeaseState;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisScript;
import org.onsale.redis.Reply;
import reactor.core.publisher.Mono;

/** Looks up leases; the script's header is the contract. */
public final class LeaseLookup implements CheckingPass.Leases {
    private final RedisAccess redis;
    private final RedisScript look = RedisScript.load(LeaseLookup.class, "look");

    public LeaseLookup(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<LeaseState> look(EventId event, String checkout) {
        EventKeys key = EventKeys.of(event);
        List<String> keys = List.of(key.settings(), key.authority(), key.checkouts(), key.terms());
        return redis.run(look, keys, List.of(checkout)).map(Reply::of).map(LeaseLookup::state);
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
