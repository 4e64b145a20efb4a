package org.onsale.admission.application;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.domain.EventSettings;
import org.onsale.admission.domain.LiveFigures;
import org.onsale.admission.domain.SaleHistory;
import org.onsale.admission.domain.whatif.Answer;
import org.onsale.admission.domain.whatif.Given;
import org.onsale.admission.domain.whatif.Known;
import org.onsale.admission.domain.whatif.Outcome;
import org.onsale.admission.domain.whatif.Question;
import org.onsale.admission.domain.whatif.RecordedArrivals;
import org.onsale.admission.domain.whatif.Simulation;
import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Simulates a sale with an event's settings and what was measured of it. It takes seconds of computing, so it has a thread
 * of its own, and who asks while others wait for theirs is told to come again.
 */
public final class AskingWhatIf {
    /** A node's memory is for its buyers; the command line takes more. */
    public static final int MOST_PEOPLE = 1_000_000;

    private final KnownEvents events;
    private final WatchingEvent watching;
    private final RecallingEvent.History history;
    private final Scheduler computing;
    private final InstantSource clock;

    /** @param computing one thread with a short queue; never an event loop */
    public AskingWhatIf(
            KnownEvents events,
            WatchingEvent watching,
            RecallingEvent.History history,
            Scheduler computing,
            InstantSource clock) {
        this.events = events;
        this.watching = watching;
        this.history = history;
        this.computing = computing;
        this.clock = clock;
    }

    /**
     * The answer as JSON holds it. Fails with {@link Busy} when others are waiting already.
     *
     * @param asRecorded only with the arrivals that were recorded: empty when there are none, or too many
     */
    public Mono<Map<String, @Nullable Object>> ask(EventId event, Question question, boolean asRecorded) {
        return events.require(event)
                .flatMap(memory -> Mono.zip(watching.live(event), history.since(event, Instant.EPOCH))
                        .map(both -> known(memory.settings().settings(), both.getT1(), both.getT2())))
                .filter(known -> known.recorded() != null || !asRecorded)
                .map(known -> Given.of(question, known))
                .flatMap(given -> Mono.fromCallable(() -> answer(given))
                        .subscribeOn(computing)
                        .onErrorMap(
                                RejectedExecutionException.class,
                                full -> new Busy("Others are waiting for an answer of this kind.")));
    }

    private static Known known(EventSettings settings, LiveFigures live, SaleHistory history) {
        return new Known(
                settings,
                RecordedArrivals.of(history, MOST_PEOPLE).orElse(null),
                live.checkoutSeconds(),
                live.claimSeconds(),
                live.noShowShare(),
                live.releasedShare(),
                live.conversion());
    }

    private Map<String, @Nullable Object> answer(Given given) {
        long from = clock.millis();
        Outcome outcome = Simulation.of(given.assumptions());
        return Answer.document(given, outcome, clock.millis() - from);
    }
}
