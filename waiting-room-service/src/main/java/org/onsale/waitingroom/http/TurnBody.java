package org.onsale.waitingroom.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onsale.waitingroom.application.Told;
import org.onsale.waitingroom.domain.EventSettings;

/**
 * Body of the answer to a poll and to a join.
 *
 * @param ahead null where not known
 * @param turn at turn only
 * @param opensAt at prequeue only, where it is known
 * @param reason why it is closed, at closed only: {@code soldOut} or nothing
 * @param event in the answer to a join only, so that a poll stays small
 * @param place a place token to keep instead of the one held
 */
@JsonPropertyOrder({
    "place",
    "status",
    "number",
    "ahead",
    "wait",
    "pollAfterMs",
    "message",
    "asOf",
    "turn",
    "opensAt",
    "reason",
    "event"
})
record TurnBody(
        String status,
        long number,
        @Nullable Long ahead,
        @JsonProperty("wait") WaitBody expectedWait,
        long pollAfterMs,
        @Nullable String message,
        Instant asOf,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Turn turn,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant opensAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EventBody event,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String place) {

    /**
     * An offered turn.
     *
     * @param enter address that claims it in a browser
     */
    record Turn(String code, String enter, Instant claimBy) {

        @Override
        public String toString() {
            return "Turn[claimBy=" + claimBy + "]";
        }
    }

    /** Of a poll. */
    static TurnBody of(Told told, EnterAddress enter, String event) {
        return body(told, enter, event, null);
    }

    /** Of a join. */
    static TurnBody of(Told told, EnterAddress enter, String event, EventSettings settings) {
        return body(told, enter, event, EventBody.of(settings));
    }

    private static TurnBody body(Told told, EnterAddress enter, String event, @Nullable EventBody shown) {
        return new TurnBody(
                told.status().name().toLowerCase(Locale.ROOT),
                told.number(),
                told.ahead().isPresent() ? told.ahead().getAsLong() : null,
                WaitBody.of(told.expectedWait()),
                told.pollAfter().toMillis(),
                told.message().orElse(null),
                told.asOf(),
                told.turn()
                        .map(turn -> new Turn(turn.code(), enter.of(event, turn.code()), turn.claimBy()))
                        .orElse(null),
                told.opensAt().orElse(null),
                told.isSoldOut() ? EventBody.SOLD_OUT : null,
                shown,
                told.place().orElse(null));
    }

    /** Without place token and code: the framework logs bodies where it is told to log much. */
    @Override
    public String toString() {
        return "TurnBody[" + status + ", number=" + number + ", ahead=" + ahead + "]";
    }
}
