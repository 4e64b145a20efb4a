package org.onsale.admission.application;

import java.time.InstantSource;
import org.onsale.admission.domain.LeaseState;
import org.onsale.admission.domain.Pass;
import org.onsale.admission.domain.PassReading;
import org.onsale.admission.domain.Phase;
import org.onsale.redis.EventId;
import org.onsale.redis.RedisAway;
import reactor.core.publisher.Mono;

/**
 * Answers a gateway whether a request may go to the shop. Failure policy: open for passes, by their signature alone,
 * when Redis is away or on hold; closed for everyone else.
 */
public final class CheckingPass {
    private final KnownEvents events;
    private final Leases leases;
    private final Passes passes;
    private final Happenings happenings;
    private final InstantSource clock;

    /** Looks whether a checkout still holds its slot. */
    @FunctionalInterface
    public interface Leases {
        Mono<LeaseState> look(EventId event, String checkout);
    }

    public CheckingPass(KnownEvents events, Leases leases, Passes passes, Happenings happenings, InstantSource clock) {
        this.events = events;
        this.leases = leases;
        this.passes = passes;
        this.happenings = happenings;
        this.clock = clock;
    }

    /**
     * Whether the request may pass.
     *
     * @param passText what was sent as a pass, or an empty text
     */
    public Mono<Boolean> mayPass(EventId event, String passText) {
        PassReading reading = passes.read(event, passText);
        Mono<Boolean> verdict = events.require(event).flatMap(memory -> verdict(memory, reading));
        return (reading instanceof PassReading.Valid
                        ? verdict.onErrorResume(CheckingPass::provesNothing, e -> Mono.just(true))
                        : verdict)
                .doOnNext(may ->
                        happenings.answered(event, may ? Happenings.Answer.PASSED : Happenings.Answer.TURNED_AWAY));
    }

    private Mono<Boolean> verdict(EventMemory memory, PassReading reading) {
        if (memory.settings().settings().phase() == Phase.BYPASS) {
            return Mono.just(true);
        }
        if (reading instanceof PassReading.Valid valid) {
            return leases.look(memory.event(), valid.pass().checkout())
                    .map(state -> mayPass(memory, valid.pass(), state));
        }
        return Mono.just(false);
    }

    /** On hold the pass lets its holder on, and may be all the evidence of its checkout there is. */
    private boolean mayPass(EventMemory memory, Pass pass, LeaseState state) {
        if (state == LeaseState.ON_HOLD && memory.vouchesFor(pass.checkout())) {
            memory.remember(new Grant(pass.checkout(), pass.termEnd(), 0, clock.instant()));
        }
        return state != LeaseState.GONE;
    }

    private static boolean provesNothing(Throwable error) {
        return error instanceof RedisAway || error instanceof UnknownEvent;
    }
}
