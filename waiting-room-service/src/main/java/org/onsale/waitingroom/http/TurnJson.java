package org.onsale.waitingroom.http;

import java.time.Instant;
import java.util.Optional;
import org.onsale.waitingroom.application.Told;
import org.onsale.waitingroom.domain.EventSettings;
import org.onsale.waitingroom.domain.Wait;
import org.springframework.stereotype.Component;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the bodies of answers to polls and joins. By hand, because nothing else of this service is written as often: an
 * object mapper takes as long for such a body as all the rest of a poll.
 */
@Component
final class TurnJson {

    private static final int USUAL_CHARS = 256;
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private final EnterAddress enter;
    private final JsonMapper mapper;
    /** A board's time, told to everybody until the next board comes. */
    private volatile Written lastTime = new Written(Instant.EPOCH, Instant.EPOCH.toString());

    TurnJson(EnterAddress enter, JsonMapper mapper) {
        this.enter = enter;
        this.mapper = mapper;
    }

    private record Written(Instant time, String text) {}

    /** Of a poll. */
    CharSequence ofPoll(Told told, String event) {
        return body(told, event);
    }

    /** Of a join: tells also what the page shows of the event. */
    CharSequence ofJoin(Told told, String event, EventSettings settings) {
        StringBuilder body = body(told, event);
        body.setLength(body.length() - 1);
        return body.append(",\"event\":")
                .append(mapper.writeValueAsString(EventBody.of(settings)))
                .append('}');
    }

    private StringBuilder body(Told told, String event) {
        StringBuilder json = new StringBuilder(USUAL_CHARS).append('{');
        told.place()
                .ifPresent(place -> json.append("\"place\":\"").append(place).append("\","));
        json.append("\"status\":\"").append(word(told.status()));
        json.append("\",\"number\":").append(told.number());
        json.append(",\"ahead\":");
        if (told.ahead().isPresent()) {
            json.append(told.ahead().getAsLong());
        } else {
            json.append("null");
        }
        json.append(",\"wait\":");
        appendWait(json, told.expectedWait());
        json.append(",\"pollAfterMs\":").append(told.pollAfter().toMillis());
        json.append(",\"message\":");
        appendText(json, told.message());
        json.append(",\"asOf\":\"").append(text(told.asOf())).append('"');
        told.turn().ifPresent(turn -> appendTurn(json, event, turn));
        told.opensAt()
                .ifPresent(time -> json.append(",\"opensAt\":\"").append(time).append('"'));
        if (told.isSoldOut()) {
            json.append(",\"reason\":\"").append(EventBody.SOLD_OUT).append('"');
        }
        return json.append('}');
    }

    private static void appendWait(StringBuilder json, Wait expectedWait) {
        if (expectedWait instanceof Wait.Between range) {
            json.append("{\"known\":true,\"p50Seconds\":").append(range.p50Seconds());
            json.append(",\"p90Seconds\":").append(range.p90Seconds()).append('}');
        } else {
            json.append("{\"known\":false}");
        }
    }

    private static void appendText(StringBuilder json, Optional<String> text) {
        if (text.isPresent()) {
            json.append('"');
            ENCODER.quoteAsString(text.get(), json);
            json.append('"');
        } else {
            json.append("null");
        }
    }

    private void appendTurn(StringBuilder json, String event, Told.Turn turn) {
        json.append(",\"turn\":{\"code\":\"").append(turn.code());
        json.append("\",\"enter\":\"");
        ENCODER.quoteAsString(enter.of(event, turn.code()), json);
        json.append("\",\"claimBy\":\"").append(turn.claimBy()).append("\"}");
    }

    private String text(Instant time) {
        Written last = lastTime;
        if (!last.time().equals(time)) {
            last = new Written(time, time.toString());
            lastTime = last;
        }
        return last.text();
    }

    private static String word(Told.Status status) {
        return switch (status) {
            case WAITING -> "waiting";
            case TURN -> "turn";
            case ADMITTED -> "admitted";
            case MISSED -> "missed";
            case PAUSED -> "paused";
            case PREQUEUE -> "prequeue";
            case CLOSED -> "closed";
        };
    }
}
