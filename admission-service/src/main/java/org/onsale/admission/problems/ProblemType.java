package org.onsale.admission.problems;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every kind of problem this service tells of; {@code urn:onsale:problem:<name in lower case with hyphens>}. */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not understood"),
    CONFIRMATION_NEEDED(HttpStatus.BAD_REQUEST, "This change needs a confirmation"),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "An organiser's token is needed"),
    INVALID_PASS(HttpStatus.UNAUTHORIZED, "No valid pass"),
    SHOP_KEY_NEEDED(HttpStatus.UNAUTHORIZED, "The shop's key is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Your role may not do this"),
    FORBIDDEN_ORIGIN(HttpStatus.FORBIDDEN, "Pages of this origin may not call here"),
    UNKNOWN_EVENT(HttpStatus.NOT_FOUND, "There is no such event"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This address does not take this method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer has no form that is accepted"),
    TURN_NOT_OFFERED(HttpStatus.CONFLICT, "This turn is not, or no longer, offered"),
    JOINING_CLOSED(HttpStatus.CONFLICT, "Nobody can join now"),
    TOO_MANY_EVENTS(HttpStatus.CONFLICT, "There are as many events as there may be"),
    CHECKOUT_GONE(HttpStatus.GONE, "This checkout is over"),
    SETTINGS_CONFLICT(HttpStatus.PRECONDITION_FAILED, "The settings are not the ones you have seen"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This content type is not understood"),
    TOO_MANY_FAILURES(HttpStatus.TOO_MANY_REQUESTS, "Too many tokens were wrong"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "Too much to do at once"),
    ON_HOLD(HttpStatus.SERVICE_UNAVAILABLE, "Nobody is let in until lost data is back"),
    ISSUER_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "The issuer of your token cannot be reached"),
    REDIS_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "The store cannot be reached");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    /** The {@code type} in the body. */
    public String urn() {
        return "urn:onsale:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
