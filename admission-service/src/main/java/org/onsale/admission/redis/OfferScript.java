package org.onsale.admission.redis;

import java.util.List;
import org.onsale.admission.application.OfferingTurns;
import org.onsale.admission.domain.OfferOutcome;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisScript;
import org.onsale.redis.Reply;
import reactor.core.publisher.Mono;

/** The look at the head of the line; the script's header is the contract. */
public final class OfferScript implements OfferingTurns.Offers {
    /** Places inspected in one call: keeps a call well under a millisecond. */
    private static final int INSPECTED = 100;

    private final RedisAccess redis;
    private final RedisScript offer = RedisScript.load(OfferScript.class, "offer");

    public OfferScript(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<OfferOutcome> offer(EventId event) {
        EventKeys key = EventKeys.of(event);
        List<String> keys = List.of(
                key.settings(),
                key.authority(),
                key.line(),
                key.away(),
                key.turns(),
                key.checkouts(),
                key.terms(),
                key.places(),
                key.ended(),
                key.presence(),
                key.pace(),
                key.board(),
                key.tally(),
                key.admissions());
        return redis.run(offer, keys, List.of(Integer.toString(INSPECTED)))
                .map(Reply::of)
                .map(OfferScript::outcome);
    }

    private static OfferOutcome outcome(Reply reply) {
        return switch (reply.code()) {
            case "HOLD" -> new OfferOutcome.OnHold();
            case "DONE" ->
                new OfferOutcome.Done(
                        (int) reply.longAt(1),
                        (int) reply.longAt(2),
                        (int) reply.longAt(3),
                        (int) reply.longAt(4),
                        reply.longAt(5) == 1);
            default -> throw reply.unknownCode();
        };
    }
}
