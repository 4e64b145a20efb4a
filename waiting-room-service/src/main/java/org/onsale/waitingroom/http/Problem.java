package org.onsale.waitingroom.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body of an error, RFC 9457.
 *
 * @param detail what was wrong with this request; null where the title says it all
 * @param opensAt when joining opens, where that is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable Instant opensAt) {

    static Problem of(ProblemType type) {
        return of(type, null);
    }

    static Problem of(ProblemType type, @Nullable String detail) {
        return new Problem(type.type(), type.title(), type.status().value(), detail, null);
    }

    Problem openingAt(@Nullable Instant time) {
        return new Problem(type, title, status, detail, time);
    }
}
