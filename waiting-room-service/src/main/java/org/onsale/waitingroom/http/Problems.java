package org.onsale.waitingroom.http;

import java.util.random.RandomGenerator;
import org.onsale.waitingroom.application.JoinAnswer;
import org.onsale.waitingroom.application.NotNow;
import org.onsale.waitingroom.application.TurnAnswer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Makes answers of problems: never cached, and with a spread time to come back where coming back helps. */
@Component
final class Problems {

    private final RandomGenerator random;

    Problems(RandomGenerator random) {
        this.random = random;
    }

    ResponseEntity<Object> answer(ProblemType type) {
        return answer(type, Problem.of(type));
    }

    ResponseEntity<Object> answer(ProblemType type, String detail) {
        return answer(type, Problem.of(type, detail));
    }

    ResponseEntity<Object> joiningClosed(JoinAnswer.JoiningClosed closed) {
        return answer(ProblemType.JOINING_CLOSED, Problem.of(closed));
    }

    ResponseEntity<Object> answer(NotNow notNow) {
        return answer(typeOf(notNow));
    }

    /** Of a poll that tells nothing of the place. */
    ResponseEntity<Object> answer(TurnAnswer refused) {
        if (refused instanceof NotNow notNow) {
            return answer(notNow);
        }
        if (refused instanceof TurnAnswer.TooFast) {
            return answer(ProblemType.POLLING_TOO_FAST);
        }
        return answer(refused instanceof TurnAnswer.PlaceGone ? ProblemType.PLACE_GONE : ProblemType.INVALID_TOKEN);
    }

    static ProblemType typeOf(NotNow notNow) {
        return switch (notNow.why()) {
            case REDIS_AWAY -> ProblemType.REDIS_AWAY;
            case OVERLOADED -> ProblemType.OVERLOADED;
            case ON_HOLD -> ProblemType.ON_HOLD;
        };
    }

    private ResponseEntity<Object> answer(ProblemType type, Problem problem) {
        return ResponseEntity.status(type.status()).headers(headers(type)).body(problem);
    }

    HttpHeaders headers(ProblemType type) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl(CacheControl.noStore());
        int retryAfterSeconds = retryAfterSeconds(type);
        if (retryAfterSeconds > 0) {
            headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
        }
        if (type.status().value() == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return headers;
    }

    /** 0 where coming back does not help. Whole seconds, spread so that not all come back at once. */
    private int retryAfterSeconds(ProblemType type) {
        return switch (type) {
            case POLLING_TOO_FAST -> 1;
            case TOO_MANY_JOINS, OVERLOADED -> random.nextInt(1, 5);
            case ON_HOLD, REDIS_AWAY -> random.nextInt(2, 8);
            case LINE_FULL -> random.nextInt(20, 41);
            default -> 0;
        };
    }
}
