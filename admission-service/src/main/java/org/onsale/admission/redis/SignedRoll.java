package org.onsale.admission.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.onsale.admission.application.CallsRoll;
import org.onsale.admission.domain.HeardNode;
import org.onsale.admission.domain.NodeRoll;
import org.onsale.redis.NodeSigns;
import reactor.core.publisher.Mono;

/** The roll by the signs that nodes leave in Redis. */
public final class SignedRoll implements CallsRoll {
    private static final Comparator<HeardNode> ORDER = Comparator.comparing(HeardNode::service)
            .thenComparing(HeardNode::address)
            .thenComparing(HeardNode::startedAt);

    private final NodeSigns signs;

    public SignedRoll(NodeSigns signs) {
        this.signs = signs;
    }

    @Override
    public Mono<NodeRoll> roll() {
        return signs.muster()
                .map(muster -> new NodeRoll(
                        muster.asOf(),
                        muster.signs().stream()
                                .map(sign -> heard(sign, muster.asOf()))
                                .sorted(ORDER)
                                .toList()));
    }

    /** A clock that was set back makes no node of the future. */
    private static HeardNode heard(NodeSigns.Sign sign, Instant asOf) {
        Duration silence = Duration.between(sign.lastSeenAt(), asOf);
        return new HeardNode(
                sign.node().service(),
                sign.node().address(),
                sign.node().startedAt(),
                sign.lastSeenAt(),
                silence.isNegative() ? Duration.ZERO : silence);
    }
}
