package org.onsale.loadtest.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A verdict as text for people and as JSON for tools. */
public final class VerdictReport {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private VerdictReport() {}

    /** JSON, version 1. Figures that were not measured are null. */
    public static String json(Verdict verdict, Map<String, ?> run) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("kept", verdict.kept());
        document.put("run", run);
        document.put(
                "promises",
                verdict.judgements().entrySet().stream()
                        .map(judged -> promise(judged.getKey(), judged.getValue()))
                        .toList());
        document.put("figures", figures(verdict.figures()));
        return JSON.writeValueAsString(document);
    }

    private static Map<String, Object> promise(Promise promise, Judgement judgement) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("promise", promise.title());
        document.put("judgement", judgement.word());
        document.put("seen", judgement.seen());
        if (judgement instanceof Judgement.Broken broken) {
            document.put("breaches", broken.breaches());
            document.put("examples", broken.examples());
        }
        return document;
    }

    private static Map<String, Object> figures(Figures figures) {
        Map<String, Object> document = new LinkedHashMap<>();
        @SuppressWarnings("unchecked")
        Map<String, Object> all = JSON.convertValue(figures, LinkedHashMap.class);
        all.forEach((name, value) -> document.put(name, isNumber(value) ? value : null));
        return document;
    }

    private static boolean isNumber(Object value) {
        return !(value instanceof Double number) || Double.isFinite(number);
    }

    /** Readable on a console of 120 columns. */
    public static String text(Verdict verdict, Map<String, ?> run) {
        StringBuilder text = new StringBuilder("\nVerdict: ")
                .append(verdict.kept() ? "every promise kept" : "NOT KEPT")
                .append('\n');
        verdict.judgements().forEach((promise, judgement) -> appendPromise(text, promise, judgement));
        text.append('\n');
        lines(verdict.figures()).forEach(line -> text.append("  ").append(line).append('\n'));
        run.forEach((name, value) ->
                text.append("  ").append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }

    private static void appendPromise(StringBuilder text, Promise promise, Judgement judgement) {
        text.append("  %-10s %-34s %s%n".formatted(judgement.word(), promise.title(), judgement.seen()));
        if (judgement instanceof Judgement.Broken broken) {
            broken.examples()
                    .forEach(example ->
                            text.append("               ").append(example).append('\n'));
        }
    }

    private static List<String> lines(Figures figures) {
        return List.of(
                "buyers: %,d arrived, %,d let in at once, %,d joined the line, %,d of them told of a turn"
                        .formatted(figures.arrived(), figures.letInAtOnce(), figures.places(), figures.turns()),
                "endings: " + figures.endings(),
                "time to turn: p50 %s s, p90 %s s, p99 %s s, most %s s"
                        .formatted(
                                number(figures.turnP50Seconds()),
                                number(figures.turnP90Seconds()),
                                number(figures.turnP99Seconds()),
                                number(figures.turnMostSeconds())),
                "slot use while somebody waited: %s %%; longest with a free slot: %s s"
                        .formatted(number(figures.slotUse() * 100), number(figures.longestFreeSeconds())),
                "polls: %,d; requests without an answer: %,d; Redis commands per poll, joins and all: %s"
                        .formatted(figures.polls(), figures.unknownOutcomes(), number(figures.redisCommandsPerPoll())));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }
}
