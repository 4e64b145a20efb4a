package org.onsale.waitingroom.http;

import java.util.Optional;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.application.AskingTurn;
import org.onsale.waitingroom.application.NotNow;
import org.onsale.waitingroom.application.Told;
import org.onsale.waitingroom.application.TurnAnswer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The poll. */
@RestController
final class TurnController {

    private final AskingTurn asking;
    private final EnterAddress enter;
    private final Problems problems;

    TurnController(AskingTurn asking, EnterAddress enter, Problems problems) {
        this.asking = asking;
        this.enter = enter;
        this.problems = problems;
    }

    @GetMapping(path = "/v1/events/{event}/turn", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Object>> turn(@PathVariable String event, @RequestHeader HttpHeaders headers) {
        Optional<EventId> id = EventId.parse(event);
        Optional<String> token = Bearer.token(headers);
        if (id.isEmpty() || token.isEmpty()) {
            return Mono.just(problems.answer(id.isEmpty() ? ProblemType.UNKNOWN_EVENT : ProblemType.INVALID_TOKEN));
        }
        return asking.ask(id.get(), token.get()).map(answer -> answer(event, answer));
    }

    private ResponseEntity<Object> answer(String event, TurnAnswer answer) {
        if (answer instanceof Told told) {
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(TurnBody.of(told, enter, event));
        }
        return answer instanceof NotNow notNow ? problems.answer(notNow) : problems.answer(refusal(answer));
    }

    private static ProblemType refusal(TurnAnswer answer) {
        if (answer instanceof TurnAnswer.TooFast) {
            return ProblemType.POLLING_TOO_FAST;
        }
        return answer instanceof TurnAnswer.PlaceGone ? ProblemType.PLACE_GONE : ProblemType.INVALID_TOKEN;
    }
}
