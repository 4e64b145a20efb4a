package org.onsale.admission.organiser;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.application.WatchingEvent;
import org.onsale.admission.domain.SettingChange;
import org.onsale.redis.EventId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who changed what, when and why: the latest as JSON, all of it as a table. */
@RestController
final class AuditController {
    private static final List<String> COLUMNS =
            List.of("at", "who", "version", "field", "from", "to", "why", "request");

    private final WatchingEvent watching;

    AuditController(WatchingEvent watching) {
        this.watching = watching;
    }

    @GetMapping(
            path = "/v1/admin/events/{event}/audit",
            produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TYPE_VALUE})
    Mono<ResponseEntity<?>> audit(
            @PathVariable("event") String eventText,
            @RequestParam(name = "count", defaultValue = Counts.USUAL) String count,
            ServerHttpRequest request) {
        EventId event = Events.known(eventText);
        int most = Counts.of(count);
        return Csv.isWanted(request.getHeaders())
                ? watching.wholeAudit(event).map(entries -> table(event, entries))
                : watching.audit(event, most).map(AuditController::json);
    }

    private static ResponseEntity<?> table(EventId event, List<WatchingEvent.AuditEntry> entries) {
        return Csv.file(
                "audit-" + event + ".csv",
                COLUMNS,
                entries.stream()
                        .flatMap(entry -> entry.changes().stream().map(change -> row(entry, change)))
                        .toList());
    }

    private static List<? extends @Nullable Object> row(WatchingEvent.AuditEntry entry, SettingChange change) {
        return Arrays.asList(
                entry.at(),
                entry.by().who(),
                entry.version(),
                change.field().jsonName(),
                change.fromJson(),
                change.toJson(),
                entry.by().why().orElse(null),
                entry.by().request().orElse(null));
    }

    private static ResponseEntity<?> json(List<WatchingEvent.AuditEntry> entries) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "entries", entries.stream().map(AuditController::json).toList()));
    }

    /** One entry, as in every answer that lists some. */
    static Map<String, Object> json(WatchingEvent.AuditEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("at", entry.at());
        json.put("who", entry.by().who());
        json.put("version", entry.version());
        entry.by().why().ifPresent(why -> json.put("why", why));
        entry.by().request().ifPresent(request -> json.put("request", request));
        json.put("changes", fromTo(entry.changes()));
        return json;
    }

    /** Changes by the name of their setting. */
    static Map<String, Map<String, @Nullable Object>> fromTo(List<SettingChange> changes) {
        Map<String, Map<String, @Nullable Object>> byName = new LinkedHashMap<>();
        changes.forEach(change -> {
            Map<String, @Nullable Object> fromTo = new LinkedHashMap<>();
            fromTo.put("from", change.fromJson());
            fromTo.put("to", change.toJson());
            byName.put(change.field().jsonName(), fromTo);
        });
        return byName;
    }
}
