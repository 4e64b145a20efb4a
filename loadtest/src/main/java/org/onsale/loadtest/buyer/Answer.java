package org.onsale.loadtest.buyer;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back for a request.
 *
 * @param status HTTP status, 0 when no answer came: then it is unknown whether the server acted
 * @param body the body's text, empty when there is none
 * @param retryAfterSeconds what the server told, 0 when it told nothing
 */
public record Answer(int status, String body, int retryAfterSeconds) {
    public static final Answer NONE = new Answer(0, "", 0);
    private static final JsonMapper JSON = JsonMapper.shared();

    boolean isUnknown() {
        return status == 0;
    }

    /** Told to come back later, or nothing heard, or the server failed: ask the same again. */
    boolean isForLater() {
        return status == 0 || status == 429 || status >= 500;
    }

    /** The body as {@code type}; empty when it is not such a document. */
    <T> Optional<T> as(Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(body, type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
