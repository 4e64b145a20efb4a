package org.onsale.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An answer of the simulator for people. */
final class WhatIfText {
    private WhatIfText() {}

    static String of(JsonNode answer) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%s came, %s let in (%s at once, %s after a wait), %s missed turns, %s turned away, %s left in line%n"
                        .formatted(
                                Figures.whole(answer.path("arrived")),
                                Figures.whole(answer.path("letIn")),
                                Figures.whole(answer.path("letInAtOnce")),
                                String.format(
                                        Locale.ROOT,
                                        "%,d",
                                        answer.path("letIn").asLong()
                                                - answer.path("letInAtOnce").asLong()),
                                Figures.whole(answer.path("missedTurns")),
                                Figures.whole(answer.path("turnedAway")),
                                Figures.whole(answer.path("leftWaiting"))));
        text.append("time to turn:    ").append(waits(answer.path("wait"))).append('\n');
        text.append("time to entry:   ")
                .append(waits(answer.path("waitToEntry")))
                .append('\n');
        text.append("longest line:    %s, after %s%n"
                .formatted(Figures.whole(answer.path("peakWaiting")), seconds(answer.path("peakWaitingAtSeconds"))));
        text.append("slot use:        %s while people waited%n".formatted(Figures.percent(answer.path("slotUse"))));
        text.append("tickets sold:    %s%s%n"
                .formatted(
                        Figures.whole(answer.path("sold")),
                        answer.path("soldOutAtSeconds").isNumber()
                                ? ", sold out after " + seconds(answer.path("soldOutAtSeconds"))
                                : ""));
        text.append("over after:      ")
                .append(seconds(answer.path("endedAtSeconds")))
                .append('\n');
        text.append("given:           ").append(given(answer.path("given"))).append('\n');
        text.append("simulated in:    %s ms".formatted(Figures.whole(answer.path("tookMs"))));
        return text.toString();
    }

    private static String waits(JsonNode waits) {
        return waits.isNull() || waits.isMissingNode()
                ? "nobody waited"
                : "p50 %s, p90 %s, p99 %s, most %s"
                        .formatted(
                                seconds(waits.path("p50Seconds")),
                                seconds(waits.path("p90Seconds")),
                                seconds(waits.path("p99Seconds")),
                                seconds(waits.path("longestSeconds")));
    }

    /** Seconds as the load test's verdict has them, so that the two can be held side by side. */
    private static String seconds(JsonNode seconds) {
        return seconds.isNumber() ? String.format(Locale.ROOT, "%.2f s", seconds.asDouble()) : "-";
    }

    private static String given(JsonNode given) {
        return given.properties().stream()
                .map(taken -> taken.getKey() + " " + shown(taken.getValue().path("value")) + " ("
                        + taken.getValue().path("from").asString("") + ")")
                .collect(Collectors.joining(", "));
    }

    private static String shown(JsonNode value) {
        return value.isObject()
                ? value.properties().stream()
                        .map(part -> part.getKey() + " " + Figures.text(part.getValue()))
                        .collect(Collectors.joining(" "))
                : value.isNull() ? "none" : Figures.text(value);
    }
}
