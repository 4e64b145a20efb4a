package org.onsale.waitingroom.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.onsale.redis.UnexpectedReply;
import org.onsale.waitingroom.application.TakesPlaces.Outcome;
import org.onsale.waitingroom.domain.Standing;

/** What the scripts of the line answer, as the header of each script has it. An unknown code is an error. */
final class LineReplies {

    private LineReplies() {}

    static List<Outcome> outcomes(List<Object> reply, int places) {
        return read(reply, places, new Outcome.OnHold(), (code, number) -> switch (code) {
            case "JOINED" -> new Outcome.Joined(number);
            case "REPEATED" -> new Outcome.Repeated(number);
            case "REFUSED" -> new Outcome.Refused();
            case "FULL" -> new Outcome.Full();
            default -> throw new UnexpectedReply("join answered " + code);
        });
    }

    static List<Standing> standings(List<Object> reply, int places) {
        return read(reply, places, new Standing.OnHold(), (code, value) -> switch (code) {
            case "WAITING" -> new Standing.Waiting();
            case "TURN" -> new Standing.Turn(Instant.ofEpochMilli(value));
            case "ADMITTED" -> new Standing.Admitted();
            case "MISSED" -> new Standing.Missed();
            case "LEFT" -> new Standing.Left();
            default -> throw new UnexpectedReply("restore answered " + code);
        });
    }

    /** {@code HOLD}, or {@code OK} and for each place a code and a number. */
    private static <T> List<T> read(List<Object> reply, int places, T onHold, BiFunction<String, Long, T> one) {
        if (code(reply).equals("HOLD")) {
            return Collections.nCopies(places, onHold);
        }
        require("OK", reply);
        if (reply.size() != 1 + 2 * places) {
            throw new UnexpectedReply(places + " places were asked for, and answered was " + reply);
        }
        List<T> result = new ArrayList<>(places);
        for (int i = 1; i < reply.size(); i += 2) {
            result.add(one.apply((String) reply.get(i), (Long) reply.get(i + 1)));
        }
        return result;
    }

    static void require(String code, List<Object> reply) {
        if (!code(reply).equals(code)) {
            throw new UnexpectedReply("Wanted was " + code + ", and answered was " + reply);
        }
    }

    static String code(List<Object> reply) {
        if (!reply.isEmpty() && reply.get(0) instanceof String code) {
            return code;
        }
        throw new UnexpectedReply("No code: " + reply);
    }
}
