package org.onsale.local.api;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a service answered.
 *
 * @param body the JSON, a missing node when there was none
 * @param retryAfter the wait it asked for
 */
public record Answer(int status, JsonNode body, Optional<Duration> retryAfter) {

    /** Stands for a service that did not answer at all. */
    public static final Answer NONE = new Answer(502, MissingNode.getInstance(), Optional.empty());

    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** The service asks to be called again later. */
    public boolean isRefusedForNow() {
        return status == 429 || status >= 500;
    }

    /** A text of the body, empty when it is not there. */
    public String text(String field) {
        return body.path(field).asString("");
    }
}
