package org.onsale.waitingroom.http;

import java.util.Optional;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.application.AskingTurn;
import org.onsale.waitingroom.application.BadToken;
import org.onsale.waitingroom.application.BoardAnswer;
import org.onsale.waitingroom.application.NotNow;
import org.onsale.waitingroom.application.ShowingBoard;
import org.onsale.waitingroom.application.Told;
import org.onsale.waitingroom.application.TurnAnswer;
import org.onsale.waitingroom.http.PlainPage.Part;
import org.onsale.waitingroom.http.PlainWords.Visit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells browsers that run no script how their place stands, each time they ask. */
@RestController
final class PlainPlaceController {

    private final AskingTurn asking;
    private final ShowingBoard showing;
    private final PlainWords words;
    private final PlainAnswers answers;

    PlainPlaceController(AskingTurn asking, ShowingBoard showing, PlainWords words, PlainAnswers answers) {
        this.asking = asking;
        this.showing = showing;
        this.words = words;
        this.answers = answers;
    }

    @GetMapping(PlainAddress.ROOT + "/{event}")
    Mono<ResponseEntity<String>> place(@PathVariable String event, ServerWebExchange exchange) {
        return EventId.parse(event)
                .map(id -> place(id, exchange.getRequest()))
                .orElseGet(() -> Mono.just(answers.answer(ProblemType.UNKNOWN_EVENT, Optional.empty())));
    }

    private Mono<ResponseEntity<String>> place(EventId event, ServerHttpRequest request) {
        Visit visit = new Visit(event, PlainAddress.in(request.getQueryParams()).returnTo());
        Optional<PlaceCookie> cookie = PlaceCookie.of(event, request);
        return showing.show(event).flatMap(board -> {
            if (board instanceof BoardAnswer.Shown shown) {
                return cookie.filter(held -> held.token().isPresent())
                        .map(held -> asked(shown, visit, held))
                        .orElseGet(() -> Mono.just(answers.answer(
                                withoutPlace(shown, visit, cookie.isEmpty() && PlainAddress.isMarked(request)))));
            }
            Optional<Part> check = Optional.of(new Part.Check(visit.returnTo()));
            return Mono.just(
                    board instanceof NotNow notNow
                            ? answers.answer(notNow, check)
                            : answers.answer(ProblemType.UNKNOWN_EVENT, Optional.empty()));
        });
    }

    private PlainPage withoutPlace(BoardAnswer.Shown shown, Visit visit, boolean keepsNoCookies) {
        if (!shown.settings().phase().takesJoins()) {
            return words.notJoining(shown.settings());
        }
        return keepsNoCookies ? words.withoutCookies(shown, visit) : words.invitation(shown, visit);
    }

    private Mono<ResponseEntity<String>> asked(BoardAnswer.Shown shown, Visit visit, PlaceCookie cookie) {
        return asking.ask(visit.event(), cookie.token().orElseThrow())
                .map(answer -> told(shown, visit, cookie, answer));
    }

    private ResponseEntity<String> told(BoardAnswer.Shown shown, Visit visit, PlaceCookie cookie, TurnAnswer answer) {
        Optional<Part> check = Optional.of(new Part.Check(visit.returnTo()));
        if (answer instanceof Told told) {
            ResponseEntity<String> page = answers.answer(words.of(told, shown.settings(), visit));
            return told.place()
                    .map(token -> keeping(page, visit, cookie.holding(token)))
                    .orElse(page);
        }
        if (answer instanceof BadToken) {
            Optional<Part> again = Optional.of(new Part.Join("Get my place back", visit.returnTo(), false));
            return keeping(answers.answer(ProblemType.INVALID_TOKEN, again), visit, cookie.withoutToken());
        }
        if (answer instanceof NotNow notNow) {
            return answers.answer(notNow, check);
        }
        return answer instanceof TurnAnswer.PlaceGone
                ? answers.answer(
                        ProblemType.PLACE_GONE,
                        Optional.of(new Part.Join("Join the line again", visit.returnTo(), true)))
                : answers.answer(ProblemType.POLLING_TOO_FAST, check);
    }

    private static ResponseEntity<String> keeping(ResponseEntity<String> page, Visit visit, PlaceCookie cookie) {
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .header(HttpHeaders.SET_COOKIE, cookie.header(visit.event()))
                .body(page.getBody());
    }
}
