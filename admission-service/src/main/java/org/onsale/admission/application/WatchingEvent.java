package org.onsale.admission.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onsale.admission.domain.Board;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.domain.LiveFigures;
import org.onsale.admission.domain.SettingChange;
import org.onsale.redis.EventId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Shows an organiser what happens: live figures from this node's memory, logs from Redis. */
public final class WatchingEvent {
    private static final Duration BETWEEN_FIGURES = Duration.ofSeconds(1);
    private static final int PAGE = 500;

    private final KnownEvents events;
    private final TendingEvents.Surveys surveys;
    private final Logs logs;
    private final Scheduler scheduler;

    /** One line of the audit. @param version of the settings that the change made */
    public record AuditEntry(String id, Instant at, Byline by, long version, List<SettingChange> changes) {}

    /** One line of the admission log. @param fields what happened, in Redis' own words */
    public record AdmissionEntry(String id, Instant at, Map<String, String> fields) {}

    /** Reads what was written down. */
    public interface Logs {
        /** Newest first, of those before the given id. */
        Mono<List<AuditEntry>> audit(EventId event, Optional<String> before, int most);

        /** Oldest first, after the given id; {@code 0-0} is before the first. */
        Mono<List<AdmissionEntry>> admissions(EventId event, String after, int most);
    }

    public WatchingEvent(KnownEvents events, TendingEvents.Surveys surveys, Logs logs, Scheduler scheduler) {
        this.events = events;
        this.surveys = surveys;
        this.logs = logs;
        this.scheduler = scheduler;
    }

    /** The figures as of this node's last tick; read at once when there was none. */
    public Mono<LiveFigures> live(EventId event) {
        return events.require(event).flatMap(this::live);
    }

    /** The figures now and every second. Fails at once when the event is unknown. */
    public Flux<LiveFigures> stream(EventId event) {
        return events.require(event)
                .flatMapMany(memory -> Flux.interval(Duration.ZERO, BETWEEN_FIGURES, scheduler)
                        .onBackpressureDrop()
                        .concatMap(second -> live(memory).onErrorResume(error -> Mono.empty())));
    }

    private Mono<LiveFigures> live(EventMemory memory) {
        return board(memory)
                .map(board -> LiveFigures.of(
                        memory.event().value(), memory.settings().settings(), board, memory.measurements()));
    }

    /** The last board this node read; read at once when there was none. */
    Mono<Board> board(EventMemory memory) {
        EventId event = memory.event();
        return Mono.defer(() -> memory.board()
                .map(Mono::just)
                .orElseGet(
                        () -> surveys.survey(event).then(surveys.board(event)).doOnNext(memory::learn)));
    }

    /** Who changed what, newest first. */
    public Mono<List<AuditEntry>> audit(EventId event, int most) {
        return events.require(event).flatMap(memory -> logs.audit(event, Optional.empty(), most));
    }

    /** All of who changed what, newest first, read page by page. */
    public Mono<List<AuditEntry>> wholeAudit(EventId event) {
        return audit(event, PAGE)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : logs.audit(event, Optional.of(page.get(PAGE - 1).id()), PAGE))
                .concatMapIterable(page -> page)
                .collectList();
    }

    /** What happened to slots, oldest first. */
    public Mono<List<AdmissionEntry>> admissions(EventId event, String after, int most) {
        return events.require(event).flatMap(memory -> logs.admissions(event, after, most));
    }
}
