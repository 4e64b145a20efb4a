package org.onsale.waitingroom.http;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.application.JoinAnswer;
import org.onsale.waitingroom.application.JoiningLine;
import org.onsale.waitingroom.application.LeaveAnswer;
import org.onsale.waitingroom.application.LeavingLine;
import org.onsale.waitingroom.application.NotNow;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Joining and leaving. */
@RestController
@RequestMapping(path = "/v1/events/{event}/places", produces = MediaType.APPLICATION_JSON_VALUE)
final class PlacesController {

    private final JoiningLine joining;
    private final LeavingLine leaving;
    private final IdentityAssertions identities;
    private final TurnJson json;
    private final Problems problems;

    PlacesController(
            JoiningLine joining, LeavingLine leaving, IdentityAssertions identities, TurnJson json, Problems problems) {
        this.joining = joining;
        this.leaving = leaving;
        this.identities = identities;
        this.json = json;
        this.problems = problems;
    }

    /** Nothing is asked for; what is sent must still be a JSON object. */
    record JoinBody() {}

    @PostMapping
    Mono<ResponseEntity<Object>> join(
            @PathVariable String event,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) @Nullable Mono<JoinBody> body) {
        Mono<ResponseEntity<Object>> answer = Mono.defer(() -> EventId.parse(event)
                .map(id -> join(id, headers))
                .orElseGet(() -> Mono.just(problems.answer(ProblemType.UNKNOWN_EVENT))));
        return body == null ? answer : body.then(answer);
    }

    private Mono<ResponseEntity<Object>> join(EventId event, HttpHeaders headers) {
        Optional<String> key = IdempotencyKey.of(headers);
        if (key.isEmpty()) {
            return Mono.just(problems.answer(ProblemType.INVALID_REQUEST, IdempotencyKey.WANTED));
        }
        Optional<String> identity = identities.identity(event, headers.getFirst(IdentityAssertions.HEADER));
        return joining.join(event, new JoiningLine.Request(key.get(), identity)).map(answer -> answer(event, answer));
    }

    private ResponseEntity<Object> answer(EventId event, JoinAnswer answer) {
        if (answer instanceof JoinAnswer.Placed placed) {
            return ResponseEntity.status(placed.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                    .cacheControl(CacheControl.noStore())
                    .location(URI.create("/v1/events/" + event + "/turn"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(json.ofJoin(placed.told(), event.value(), placed.settings())
                            .toString());
        }
        if (answer instanceof JoinAnswer.JoiningClosed closed) {
            return problems.joiningClosed(closed);
        }
        if (answer instanceof NotNow notNow) {
            return problems.answer(notNow);
        }
        return problems.answer(refusal(answer));
    }

    /** Of an answer that is neither a place, nor closed, nor not now. */
    static ProblemType refusal(JoinAnswer answer) {
        if (answer instanceof JoinAnswer.LineFull) {
            return ProblemType.LINE_FULL;
        }
        if (answer instanceof JoinAnswer.TooManyJoins) {
            return ProblemType.TOO_MANY_JOINS;
        }
        return answer instanceof JoinAnswer.IdentityNeeded ? ProblemType.IDENTITY_NEEDED : ProblemType.UNKNOWN_EVENT;
    }

    @DeleteMapping
    Mono<ResponseEntity<Object>> leave(@PathVariable String event, @RequestHeader HttpHeaders headers) {
        Optional<EventId> id = EventId.parse(event);
        Optional<String> token = Bearer.token(headers);
        if (id.isEmpty() || token.isEmpty()) {
            return Mono.just(problems.answer(id.isEmpty() ? ProblemType.UNKNOWN_EVENT : ProblemType.INVALID_TOKEN));
        }
        return leaving.leave(id.get(), token.get()).map(this::answer);
    }

    private ResponseEntity<Object> answer(LeaveAnswer answer) {
        if (answer instanceof LeaveAnswer.Gone) {
            return ResponseEntity.noContent()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        return answer instanceof NotNow notNow ? problems.answer(notNow) : problems.answer(ProblemType.INVALID_TOKEN);
    }
}
