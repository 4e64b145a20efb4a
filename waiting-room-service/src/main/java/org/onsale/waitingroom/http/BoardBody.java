package org.onsale.waitingroom.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onsale.waitingroom.application.BoardAnswer;
import org.onsale.waitingroom.domain.Board;

/**
 * Body of the public board.
 *
 * @param expectedWait of somebody who joined now
 * @param opensAt null where there is no opening time
 * @param reason why it is closed: {@code soldOut} or nothing
 */
@JsonPropertyOrder({"name", "phase", "nowServing", "waiting", "wait", "message", "opensAt", "asOf", "reason", "event"})
record BoardBody(
        String name,
        String phase,
        long nowServing,
        long waiting,
        @JsonProperty("wait") WaitBody expectedWait,
        @Nullable String message,
        @Nullable Instant opensAt,
        Instant asOf,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
        EventBody event) {

    static BoardBody of(BoardAnswer.Shown shown) {
        return new BoardBody(
                shown.settings().name(),
                shown.settings().phase().word(),
                shown.board().map(Board::nowServing).orElse(0L),
                shown.board().map(Board::waiting).orElse(0L),
                WaitBody.of(shown.expectedWait()),
                shown.settings().message().orElse(null),
                shown.settings().opensAt().orElse(null),
                shown.asOf(),
                EventBody.reason(shown.settings()),
                EventBody.of(shown.settings()));
    }
}
