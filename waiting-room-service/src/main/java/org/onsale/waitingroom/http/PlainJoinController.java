package org.onsale.waitingroom.http;

import java.security.SecureRandom;
import java.util.Optional;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.application.AskingTurn;
import org.onsale.waitingroom.application.JoinAnswer;
import org.onsale.waitingroom.application.JoiningLine;
import org.onsale.waitingroom.application.NotNow;
import org.onsale.waitingroom.application.Told;
import org.onsale.waitingroom.application.TurnAnswer;
import org.onsale.waitingroom.http.PlainPage.Part;
import org.onsale.waitingroom.http.PlainWords.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Joins the line from a form, for browsers that run no script. A form on any page may lead here: browsers bring the cookie
 * along only from pages of the same site, so another site's form can at most show the buyer the page to join from. Leaving
 * is not offered.
 */
@RestController
final class PlainJoinController {

    private final JoiningLine joining;
    private final AskingTurn asking;
    private final PlainWords words;
    private final PlainAnswers answers;
    private final SecureRandom random = new SecureRandom();

    PlainJoinController(JoiningLine joining, AskingTurn asking, PlainWords words, PlainAnswers answers) {
        this.joining = joining;
        this.asking = asking;
        this.words = words;
        this.answers = answers;
    }

    /** For a page that cannot put the event into the address; the form goes on to the event's own, where its cookie is. */
    @PostMapping(PlainAddress.ROOT)
    Mono<ResponseEntity<String>> anyEvent(ServerWebExchange exchange) {
        return form(exchange).map(form -> {
            PlainAddress asked = PlainAddress.in(form)
                    .or(PlainAddress.inReferer(exchange.getRequest().getHeaders()));
            return asked.event()
                    .flatMap(EventId::parse)
                    .map(event -> answers.see(
                            HttpStatus.TEMPORARY_REDIRECT, PlainAddress.of(event, asked.returnTo()), Optional.empty()))
                    .orElseGet(() -> answers.answer(ProblemType.UNKNOWN_EVENT, Optional.empty()));
        });
    }

    /** What was filled in; nothing, where another kind of body was sent. */
    private static Mono<MultiValueMap<String, String>> form(ServerWebExchange exchange) {
        return exchange.getFormData()
                .onErrorMap(
                        IllegalArgumentException.class, broken -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    @PostMapping(PlainAddress.ROOT + "/{event}")
    Mono<ResponseEntity<String>> join(@PathVariable String event, ServerWebExchange exchange) {
        Optional<EventId> id = EventId.parse(event);
        if (id.isEmpty()) {
            return Mono.just(answers.answer(ProblemType.UNKNOWN_EVENT, Optional.empty()));
        }
        ServerHttpRequest request = exchange.getRequest();
        return form(exchange).flatMap(form -> {
            PlainAddress asked = PlainAddress.in(form).or(PlainAddress.in(request.getQueryParams()));
            Visit visit = new Visit(id.get(), asked.returnTo());
            return PlaceCookie.of(id.get(), request)
                    .map(cookie -> join(visit, cookie, form.containsKey("anew")))
                    .orElseGet(() -> Mono.just(prepared(visit, PlainAddress.isMarked(request))));
        });
    }

    /**
     * Gives the browser a key to join with, and lets it ask again. If it then brings none, it keeps no cookies, or the form
     * came from another site, from which browsers bring no cookie: the page tells which.
     */
    private ResponseEntity<String> prepared(Visit visit, boolean isMarked) {
        return isMarked
                ? answers.see(
                        HttpStatus.SEE_OTHER, PlainAddress.marked(visit.event(), visit.returnTo()), Optional.empty())
                : prepared(visit);
    }

    private ResponseEntity<String> prepared(Visit visit) {
        String key = PlaceCookie.fresh(random).header(visit.event());
        return answers.see(
                HttpStatus.TEMPORARY_REDIRECT, PlainAddress.marked(visit.event(), visit.returnTo()), Optional.of(key));
    }

    private Mono<ResponseEntity<String>> join(Visit visit, PlaceCookie cookie, boolean anew) {
        if (cookie.token().isEmpty()) {
            return joining.join(visit.event(), JoiningLine.Request.of(cookie.key()))
                    .map(answer -> joined(visit, cookie, answer));
        }
        return anew
                ? asking.ask(visit.event(), cookie.token().get()).map(answer -> renewed(visit, answer))
                : Mono.just(seen(visit, Optional.empty()));
    }

    /** A place that is over is exchanged, one that is not is kept. */
    private ResponseEntity<String> renewed(Visit visit, TurnAnswer answer) {
        Optional<Part> again = Optional.of(new Part.Join("Try again", visit.returnTo(), true));
        if (answer instanceof NotNow notNow) {
            return answers.answer(notNow, again);
        }
        if (answer instanceof TurnAnswer.TooFast) {
            return answers.answer(ProblemType.POLLING_TOO_FAST, again);
        }
        return isOver(answer) ? prepared(visit) : seen(visit, Optional.empty());
    }

    private static boolean isOver(TurnAnswer answer) {
        return answer instanceof TurnAnswer.PlaceGone
                || answer instanceof Told told
                        && (told.status() == Told.Status.MISSED || told.status() == Told.Status.ADMITTED);
    }

    private ResponseEntity<String> seen(Visit visit, Optional<PlaceCookie> cookie) {
        return answers.see(
                HttpStatus.SEE_OTHER,
                PlainAddress.of(visit.event(), visit.returnTo()),
                cookie.map(kept -> kept.header(visit.event())));
    }

    private ResponseEntity<String> joined(Visit visit, PlaceCookie cookie, JoinAnswer answer) {
        if (answer instanceof JoinAnswer.Placed placed) {
            return seen(visit, placed.told().place().map(cookie::holding));
        }
        if (answer instanceof JoinAnswer.JoiningClosed closed) {
            return answers.answer(HttpStatus.CONFLICT, words.notJoining(closed.settings()));
        }
        Optional<Part> again = Optional.of(new Part.Join("Try again", visit.returnTo(), false));
        if (answer instanceof NotNow notNow) {
            return answers.answer(notNow, again);
        }
        ProblemType type = PlacesController.refusal(answer);
        boolean helps = type == ProblemType.LINE_FULL || type == ProblemType.TOO_MANY_JOINS;
        return answers.answer(type, again.filter(part -> helps));
    }
}
