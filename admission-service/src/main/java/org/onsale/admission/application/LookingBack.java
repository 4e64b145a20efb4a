package org.onsale.admission.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.onsale.admission.domain.SaleHistory;
import org.onsale.admission.domain.SaleReport;
import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Shows how a sale went: its figures over time, and the report. The same from every node, and after all restarted. */
public final class LookingBack {
    private final KnownEvents events;
    private final WatchingEvent watching;
    private final RecallingEvent.Recalls recalls;
    private final RecallingEvent.History history;
    private final InstantSource clock;
    private final Scheduler scheduler;

    /** The report, with what the organisers did, newest first. */
    public record Report(SaleReport sale, List<WatchingEvent.AuditEntry> changes) {}

    /** @param scheduler where a long sale is counted up, which may take some hundred milliseconds */
    public LookingBack(
            KnownEvents events,
            WatchingEvent watching,
            RecallingEvent.Recalls recalls,
            RecallingEvent.History history,
            InstantSource clock,
            Scheduler scheduler) {
        this.events = events;
        this.watching = watching;
        this.recalls = recalls;
        this.history = history;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** The figures of the last while, as they were written down. */
    public Mono<SaleHistory> history(EventId event, Duration last) {
        return events.require(event)
                .flatMap(memory -> history.since(event, clock.instant().minus(last)));
    }

    /** The sale so far, or as it ended. */
    public Mono<Report> report(EventId event) {
        return events.require(event)
                .flatMap(memory -> Mono.zip(
                                watching.board(memory),
                                recalls.tally(event),
                                history.since(event, Instant.EPOCH),
                                watching.wholeAudit(event))
                        .publishOn(scheduler)
                        .map(all -> new Report(
                                SaleReport.of(
                                        event.value(),
                                        memory.settings().settings(),
                                        all.getT1(),
                                        all.getT2(),
                                        all.getT3()),
                                all.getT4())));
    }
}
