package org.onsale.waitingroom.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onsale.waitingroom.application.JoinAnswer;

/**
 * Body of an error, RFC 9457.
 *
 * @param detail what was wrong with this request; null where the title says it all
 * @param opensAt when joining opens, where that is known
 * @param message the organiser's, where joining is closed
 * @param reason why joining is closed: {@code soldOut} or nothing
 * @param event whose joining is closed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable Instant opensAt,
        @Nullable String message,
        @Nullable String reason,
        @Nullable EventBody event) {

    static Problem of(ProblemType type) {
        return of(type, null);
    }

    static Problem of(ProblemType type, @Nullable String detail) {
        return new Problem(type.type(), type.title(), type.status().value(), detail, null, null, null, null);
    }

    /** Says of the event what the page needs to show that it takes no joins. */
    static Problem of(JoinAnswer.JoiningClosed closed) {
        ProblemType type = ProblemType.JOINING_CLOSED;
        return new Problem(
                type.type(),
                type.title(),
                type.status().value(),
                null,
                closed.opensAt().orElse(null),
                closed.settings().message().orElse(null),
                EventBody.reason(closed.settings()),
                EventBody.of(closed.settings()));
    }
}
