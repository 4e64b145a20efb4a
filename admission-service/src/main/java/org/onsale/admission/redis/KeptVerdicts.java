package org.onsale.admission.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.onsale.admission.application.CheckingPass;
import org.onsale.admission.domain.LeaseState;
import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;

/**
 * Keeps what was looked up two seconds, so that a page of fifty requests costs one lookup; a checkout that ended
 * passes the gate that much longer.
 */
public final class KeptVerdicts implements CheckingPass.Leases {
    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final int MOST_KEPT = 100_000;

    private final CheckingPass.Leases leases;
    private final Cache<Asked, LeaseState> verdicts =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    private record Asked(EventId event, String checkout) {}

    public KeptVerdicts(CheckingPass.Leases leases) {
        this.leases = leases;
    }

    @Override
    public Mono<LeaseState> look(EventId event, String checkout) {
        Asked asked = new Asked(event, checkout);
        return Mono.fromSupplier(() -> verdicts.getIfPresent(asked))
                .switchIfEmpty(
                        Mono.defer(() -> leases.look(event, checkout)).doOnNext(state -> verdicts.put(asked, state)));
    }
}
