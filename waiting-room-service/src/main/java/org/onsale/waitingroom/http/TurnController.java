package org.onsale.waitingroom.http;

import java.util.Optional;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.application.AskingTurn;
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

/** Every poll; those as the waiting page sends them are answered by {@link TurnRoute} first. */
@RestController
final class TurnController {

    private final AskingTurn asking;
    private final TurnJson json;
    private final Problems problems;

    TurnController(AskingTurn asking, TurnJson json, Problems problems) {
        this.asking = asking;
        this.json = json;
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
        return answer instanceof Told told
                ? ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(json.ofPoll(told, event).toString())
                : problems.answer(answer);
    }
}
