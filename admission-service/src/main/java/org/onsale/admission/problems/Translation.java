package org.onsale.admission.problems;

import java.time.Duration;
import java.util.Optional;
import org.onsale.admission.application.Busy;
import org.onsale.admission.application.UnknownEvent;
import org.onsale.admission.domain.SettingRefused;
import org.onsale.redis.RedisAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Makes a problem of whatever was thrown. What nobody foresaw is logged and told without its insides. */
final class Translation {
    private static final Logger log = LoggerFactory.getLogger(Translation.class);
    private static final Duration SHORTLY = Duration.ofSeconds(1);
    private static final int LONGEST_NAME_SHOWN = 60;

    private final RetryLater retryLater;

    Translation(RetryLater retryLater) {
        this.retryLater = retryLater;
    }

    Problem problem(Throwable error) {
        if (error instanceof Problem problem) {
            return problem;
        }
        if (error instanceof UnknownEvent unknown) {
            return Problem.of(ProblemType.UNKNOWN_EVENT, String.valueOf(unknown.getMessage()));
        }
        if (error instanceof SettingRefused refused) {
            return refused(refused);
        }
        if (error instanceof RedisAway away) {
            return away(away);
        }
        if (error instanceof Busy busy) {
            return retryLater.after(SHORTLY, ProblemType.OVERLOADED, String.valueOf(busy.getMessage()));
        }
        return find(error, DataBufferLimitException.class)
                .map(tooLarge -> Problem.of(ProblemType.TOO_LARGE, "A body may have at most 16,384 bytes."))
                .or(() -> find(error, ErrorResponse.class).map(response -> ofFramework(error, response)))
                .orElseGet(() -> unforeseen(error));
    }

    private static Problem refused(SettingRefused refused) {
        return Problem.of(ProblemType.INVALID_REQUEST, String.valueOf(refused.getMessage()))
                .with("field", refused.field())
                .with("value", refused.value())
                .with("range", refused.range());
    }

    private Problem away(RedisAway away) {
        return away.reason() == RedisAway.Reason.OVERLOADED
                ? retryLater.after(away.retryAfter(), ProblemType.OVERLOADED, "Too many calls are under way.")
                : retryLater.after(
                        away.retryAfter(),
                        ProblemType.REDIS_AWAY,
                        "Nothing is lost and nobody new is let in meanwhile. Ask again shortly.");
    }

    private static Problem ofFramework(Throwable error, ErrorResponse response) {
        HttpStatusCode status = response.getStatusCode();
        return switch (status.value()) {
            case 400 -> Problem.of(ProblemType.INVALID_REQUEST, unreadable(error));
            case 404 -> Problem.of(ProblemType.NOT_FOUND, "There is nothing at this address.");
            case 405 -> {
                String allowed = String.join(", ", response.getHeaders().getOrEmpty(HttpHeaders.ALLOW));
                Problem problem = Problem.of(ProblemType.METHOD_NOT_ALLOWED, "Allowed: " + allowed + ".");
                yield allowed.isEmpty() ? problem : problem.withHeader(HttpHeaders.ALLOW, allowed);
            }
            case 406 -> Problem.of(ProblemType.NOT_ACCEPTABLE, "Answers are JSON.");
            case 413 -> Problem.of(ProblemType.TOO_LARGE, "A body may have at most 16,384 bytes.");
            case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Bodies are application/json.");
            default ->
                status.is4xxClientError()
                        ? Problem.of(ProblemType.INVALID_REQUEST, "The request is not understood.")
                        : unforeseen(error);
        };
    }

    private static String unreadable(Throwable error) {
        Optional<String> unknown = find(error, PropertyBindingException.class)
                .map(e -> "There is no field " + shown(e.getPropertyName()) + " here.");
        return unknown.or(() -> find(error, StreamReadException.class).map(Translation::syntax))
                .or(() -> find(error, MismatchedInputException.class).map(Translation::kind))
                .or(() -> find(error, ServerWebInputException.class).map(Translation::parameter))
                .orElse("The request is not understood.");
    }

    private static String syntax(StreamReadException error) {
        return "The body is not JSON that is read here, at line %d, column %d."
                .formatted(error.getLocation().getLineNr(), error.getLocation().getColumnNr());
    }

    private static String kind(MismatchedInputException error) {
        return error.getPath().isEmpty() || error.getPath().get(0).getPropertyName() == null
                ? "The body must be a JSON object."
                : "The field " + shown(error.getPath().get(0).getPropertyName()) + " is of another kind.";
    }

    private static String parameter(ServerWebInputException error) {
        String reason = error.getReason() == null ? "" : error.getReason();
        return reason.startsWith("Required") ? reason : "The request has not the expected form.";
    }

    private static String shown(String name) {
        String start = name.length() <= LONGEST_NAME_SHOWN ? name : name.substring(0, LONGEST_NAME_SHOWN) + "…";
        return start.replaceAll("\\p{Cntrl}", "?");
    }

    private static Problem unforeseen(Throwable error) {
        log.error("A request failed for a reason of ours.", error);
        return Problem.of(ProblemType.INTERNAL_ERROR, "The reason is in the log of this service.");
    }

    private static <T> Optional<T> find(Throwable error, Class<T> type) {
        Throwable current = error;
        for (int depth = 0; current != null && depth < 10; depth++) {
            if (type.isInstance(current)) {
                return Optional.of(type.cast(current));
            }
            current = current.getCause();
        }
        return Optional.empty();
    }
}
