package org.onsale.loadtest.buyer;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Body of a join's and of a poll's answer, as far as a buyer needs it. */
record TurnBody(
        @Nullable String place,
        @Nullable Long number,
        @Nullable String status,
        @Nullable Long ahead,
        @Nullable Long pollAfterMs,
        @Nullable String asOf,
        @Nullable Offer turn,
        @JsonProperty("wait") @Nullable Wait toldWait) {
    /** @param known whether the other two say anything */
    record Wait(
            boolean known,
            @Nullable Long p50Seconds,
            @Nullable Long p90Seconds) {
        boolean isTold() {
            return known && p50Seconds != null && p90Seconds != null;
        }
    }

    /** @param claimBy ISO-8601 */
    record Offer(@Nullable String code, @Nullable String claimBy) {}

    /** 0 while the place is provisional. */
    long numberOrZero() {
        return number == null ? 0 : number;
    }

    long aheadOrUnknown() {
        return ahead == null ? -1 : ahead;
    }

    long pauseMillis() {
        return pollAfterMs == null ? 1_000 : Math.max(0, pollAfterMs);
    }
}
