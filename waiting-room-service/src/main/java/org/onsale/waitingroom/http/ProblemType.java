package org.onsale.waitingroom.http;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The kinds of problem this service answers with; the name is the stable part of the type. */
enum ProblemType {
    UNKNOWN_EVENT(HttpStatus.NOT_FOUND, "There is no such event"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address"),
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be understood"),
    INVALID_TOKEN(HttpStatus.UNAUTHORIZED, "The place token is missing or not valid for this event"),
    IDENTITY_NEEDED(HttpStatus.UNAUTHORIZED, "This event gives one place per identity, and none was proven"),
    ORIGIN_NOT_ALLOWED(HttpStatus.FORBIDDEN, "Pages of this origin may not call this service"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This address does not take this method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Answers are application/json only"),
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The request took too long to arrive"),
    JOINING_CLOSED(HttpStatus.CONFLICT, "This event takes no joins now"),
    PLACE_GONE(HttpStatus.GONE, "This place was given up"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "A body must be application/json"),
    LINE_FULL(HttpStatus.TOO_MANY_REQUESTS, "The line is full"),
    POLLING_TOO_FAST(HttpStatus.TOO_MANY_REQUESTS, "Asked too often; the place is kept"),
    TOO_MANY_JOINS(HttpStatus.TOO_MANY_REQUESTS, "Too many are joining at once", "overloaded"),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "Too much is asked of this service at once"),
    ON_HOLD(HttpStatus.SERVICE_UNAVAILABLE, "The event's data is being brought back; every place is kept"),
    REDIS_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "This cannot be told right now; every place is kept"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here");

    private static final String PREFIX = "urn:onsale:problem:";

    private final HttpStatus status;
    private final String title;
    private final String type;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
        this.type = PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ProblemType(HttpStatus status, String title, String word) {
        this.status = status;
        this.title = title;
        this.type = PREFIX + word;
    }

    HttpStatus status() {
        return status;
    }

    /** One sentence for people; the same for every problem of this type. */
    String title() {
        return title;
    }

    /** For programs, for example {@code urn:onsale:problem:line-full}. */
    String type() {
        return type;
    }
}
