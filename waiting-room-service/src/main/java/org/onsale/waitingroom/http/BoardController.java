package org.onsale.waitingroom.http;

import java.time.Duration;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.application.BoardAnswer;
import org.onsale.waitingroom.application.NotNow;
import org.onsale.waitingroom.application.ShowingBoard;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The public board: the same for everybody, so a CDN may answer it. */
@RestController
final class BoardController {

    private static final CacheControl SHARED =
            CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic();

    private final ShowingBoard showing;
    private final Problems problems;

    BoardController(ShowingBoard showing, Problems problems) {
        this.showing = showing;
        this.problems = problems;
    }

    @GetMapping(path = "/v1/events/{event}/board", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Object>> board(@PathVariable String event) {
        return EventId.parse(event)
                .map(id -> showing.show(id).map(this::answer))
                .orElseGet(() -> Mono.just(problems.answer(ProblemType.UNKNOWN_EVENT)));
    }

    private ResponseEntity<Object> answer(BoardAnswer answer) {
        if (answer instanceof BoardAnswer.Shown shown) {
            return ResponseEntity.ok().cacheControl(SHARED).body(BoardBody.of(shown));
        }
        return answer instanceof NotNow notNow ? problems.answer(notNow) : problems.answer(ProblemType.UNKNOWN_EVENT);
    }
}
