package org.onsale.admission.organiser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.application.EventMemory;
import org.onsale.admission.application.OperatingEvent;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.domain.Levers;
import org.onsale.admission.domain.StoredSettings;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.onsale.admission.signin.Door;
import org.onsale.admission.signin.Organiser;
import org.onsale.admission.signin.RequestIds;
import org.onsale.redis.EventId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Settings of events. Answers carry what is read-only besides: event, version, updatedAt. */
@RestController
@RequestMapping(path = "/v1/admin/events", produces = MediaType.APPLICATION_JSON_VALUE)
final class SettingsController {
    private static final Set<String> READ_ONLY = Set.of("event", "version", "updatedAt");
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final OperatingEvent operating;
    private final Door door;

    SettingsController(OperatingEvent operating, Door door) {
        this.operating = operating;
        this.door = door;
    }

    @GetMapping
    Map<String, List<Map<String, @Nullable Object>>> list() {
        return Map.of(
                "events",
                operating.list().stream().map(SettingsController::document).toList());
    }

    @GetMapping("/{event}")
    Mono<ResponseEntity<?>> get(@PathVariable("event") String eventText, ServerHttpRequest request) {
        EventId event = Events.known(eventText);
        return operating
                .settings(event)
                .map(stored -> ETags.isSeen(request.getHeaders(), stored.version())
                        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                                .eTag(ETags.of(stored.version()))
                                .build()
                        : answer(HttpStatus.OK, event, stored));
    }

    /** A document as it was read may be written back: its read-only members are passed over. */
    @PutMapping(path = "/{event}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<?>> put(
            @PathVariable("event") String eventText,
            @RequestBody Map<String, @Nullable Object> body,
            @RequestParam(name = "confirm", required = false) @Nullable String confirm,
            @RequestParam(name = "why", required = false) @Nullable String why,
            @RequestAttribute(Organiser.ATTRIBUTE) Organiser organiser,
            @RequestAttribute(RequestIds.ATTRIBUTE) String requestId,
            ServerHttpRequest request) {
        EventId event = Events.wellFormed(eventText);
        Byline by = Bylines.of(organiser, why, requestId);
        Map<String, @Nullable Object> document = new LinkedHashMap<>(body);
        document.keySet().removeAll(READ_ONLY);
        return operating
                .replace(event, document, ETags.precondition(request.getHeaders()), isTyped(event, confirm), by)
                .map(result -> answer(event, result));
    }

    @PatchMapping(
            path = "/{event}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    Mono<ResponseEntity<?>> patch(
            @PathVariable("event") String eventText,
            @RequestBody Map<String, @Nullable Object> body,
            @RequestParam(name = "confirm", required = false) @Nullable String confirm,
            @RequestParam(name = "why", required = false) @Nullable String why,
            @RequestAttribute(Organiser.ATTRIBUTE) Organiser organiser,
            @RequestAttribute(RequestIds.ATTRIBUTE) String requestId,
            ServerWebExchange exchange) {
        EventId event = Events.known(eventText);
        door.require(exchange, organiser, Levers.roleFor(body));
        Byline by = Bylines.of(organiser, why, requestId);
        return operating
                .patch(event, body, ETags.precondition(exchange.getRequest().getHeaders()), isTyped(event, confirm), by)
                .map(result -> answer(event, result));
    }

    private static boolean isTyped(EventId event, @Nullable String confirm) {
        return event.value().equals(confirm);
    }

    private static ResponseEntity<?> answer(EventId event, OperatingEvent.Result result) {
        if (result instanceof OperatingEvent.Result.Created created) {
            return answer(HttpStatus.CREATED, event, created.settings());
        }
        if (result instanceof OperatingEvent.Result.Changed changed) {
            return answer(HttpStatus.OK, event, changed.settings());
        }
        if (result instanceof OperatingEvent.Result.Conflict conflict) {
            throw conflict(conflict);
        }
        if (result instanceof OperatingEvent.Result.TooManyEvents full) {
            throw Problem.of(ProblemType.TOO_MANY_EVENTS, "There may be at most " + full.most() + " events.");
        }
        throw Problem.of(
                ProblemType.CONFIRMATION_NEEDED,
                "bypass lets everybody in uncounted; add ?confirm=" + event.value() + " to mean it.");
    }

    private static Problem conflict(OperatingEvent.Result.Conflict conflict) {
        return conflict.current()
                .map(stored -> Problem.of(
                                ProblemType.SETTINGS_CONFLICT, "They are at version " + stored.version() + " now.")
                        .with("version", stored.version())
                        .withHeader(HttpHeaders.ETAG, ETags.of(stored.version())))
                .orElseGet(() -> Problem.of(ProblemType.SETTINGS_CONFLICT, "There are none yet."));
    }

    private static ResponseEntity<?> answer(HttpStatus status, EventId event, StoredSettings stored) {
        return ResponseEntity.status(status).eTag(ETags.of(stored.version())).body(document(event, stored));
    }

    private static Map<String, @Nullable Object> document(EventMemory memory) {
        return document(memory.event(), memory.settings());
    }

    private static Map<String, @Nullable Object> document(EventId event, StoredSettings stored) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("event", event.value());
        document.put("version", stored.version());
        document.put("updatedAt", stored.updatedAt());
        document.putAll(stored.settings().toJson());
        return document;
    }
}
