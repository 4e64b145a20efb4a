package org.onsale.admission.domain.whatif;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a question is answered, as JSON holds it: for the API and the command line alike. */
public final class Answer {
    private Answer() {}

    /** @param tookMs time the simulation took */
    public static Map<String, @Nullable Object> document(Given given, Outcome outcome, long tookMs) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("given", given.taken());
        document.put("arrived", outcome.arrived());
        document.put("letIn", outcome.letIn());
        document.put("letInAtOnce", outcome.letInAtOnce());
        document.put("missedTurns", outcome.missedTurns());
        document.put("turnedAway", outcome.turnedAway());
        document.put("leftWaiting", outcome.leftWaiting());
        document.put("sold", outcome.sold());
        document.put("wait", outcome.toCall());
        document.put("waitToEntry", outcome.toEntry());
        document.put("peakWaiting", outcome.peakWaiting());
        document.put("peakWaitingAtSeconds", outcome.peakWaitingAtSeconds());
        Double slotUse = outcome.slotUse();
        document.put("slotUse", slotUse == null ? null : Double.valueOf(Math.round(slotUse * 1_000) / 1_000.0));
        document.put("soldOutAtSeconds", outcome.soldOutAtSeconds());
        document.put("endedAtSeconds", outcome.endedAtSeconds());
        document.put("tookMs", tookMs);
        document.put(
                "line",
                outcome.line().stream()
                        .map(point -> List.<Number>of(point.atSeconds(), point.waiting(), point.held()))
                        .toList());
        return document;
    }
}
