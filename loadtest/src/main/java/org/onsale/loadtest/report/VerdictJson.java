package org.onsale.loadtest.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onsale.loadtest.verdict.Course;
import org.onsale.loadtest.verdict.Judgement;
import org.onsale.loadtest.verdict.Promise;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A verdict for tools: JSON, version 2. Members may be added without a new version; what was not measured is null.
 *
 * <ul>
 *   <li>{@code version}; {@code kept}: every promise was judged and none broke
 *   <li>{@code run}: {@link RunSheet}
 *   <li>{@code promises}: for each {@code promise} (its title), {@code judgement} (kept, broken, not judged), {@code seen} (in
 *       words), {@code testimonies} (for each witness what was {@code checked} and how many {@code breaches}), and of a broken
 *       one {@code breaches} and the {@code first} of them: {@code atSeconds}, {@code witness}, {@code buyer}, {@code number},
 *       {@code what}
 *   <li>{@code figures}: {@link org.onsale.loadtest.verdict.Figures}
 *   <li>{@code kendallTau}: {@link org.onsale.loadtest.verdict.Concordance}
 *   <li>{@code course}: rows of numbers over seconds since the start: {@code arrivals} [second, buyers], {@code waiting}
 *       [second, people], {@code held} [second, most held, cap], {@code timesToTurn} [second, seconds, buyers, p50, p90]
 * </ul>
 */
public final class VerdictJson {
    private static final int VERSION = 2;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private VerdictJson() {}

    public static String of(Report report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", VERSION);
        document.put("kept", report.verdict().kept());
        document.put("run", report.run());
        document.put(
                "promises",
                report.verdict().judgements().entrySet().stream()
                        .map(judged -> promise(judged.getKey(), judged.getValue()))
                        .toList());
        document.put("figures", measured(report.verdict().figures()));
        document.put("kendallTau", measured(report.verdict().concordance()));
        document.put("course", course(report.verdict().course(), report.frames()));
        return JSON.writeValueAsString(document);
    }

    /** The run of a document written by {@link #of}. @throws IllegalArgumentException when it is none */
    public static RunSheet run(String document) {
        JsonNode verdict = JSON.readTree(document);
        if (verdict.path("version").asInt(0) != VERSION) {
            throw new IllegalArgumentException("want version " + VERSION + ", got "
                    + verdict.path("version").asString("none"));
        }
        return JSON.treeToValue(verdict.path("run"), RunSheet.class);
    }

    private static Map<String, Object> promise(Promise promise, Judgement judgement) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("promise", promise.title());
        document.put("judgement", judgement.word());
        document.put("seen", judgement.seen());
        document.put("testimonies", judgement.testimonies());
        if (judgement instanceof Judgement.Broken broken) {
            document.put("breaches", broken.breaches());
            document.put("first", broken.first());
        }
        return document;
    }

    private static Map<String, Object> measured(Record figures) {
        Map<String, Object> document = new LinkedHashMap<>();
        @SuppressWarnings("unchecked")
        Map<String, Object> all = JSON.convertValue(figures, LinkedHashMap.class);
        all.forEach((name, value) -> document.put(name, isMeasured(value) ? value : null));
        return document;
    }

    private static boolean isMeasured(Object value) {
        return !(value instanceof Double number) || Double.isFinite(number);
    }

    private static Map<String, List<List<Number>>> course(Course course, List<Frame> frames) {
        Map<String, List<List<Number>>> rows = new LinkedHashMap<>();
        rows.put(
                "arrivals",
                course.arrivals().stream()
                        .map(second -> List.<Number>of(second.second(), second.buyers()))
                        .toList());
        rows.put(
                "waiting",
                frames.stream()
                        .map(frame -> List.<Number>of(frame.seconds(), frame.waiting()))
                        .toList());
        rows.put(
                "held",
                course.held().stream()
                        .map(second -> List.<Number>of(second.second(), second.most(), second.cap()))
                        .toList());
        rows.put(
                "timesToTurn",
                course.timesToTurn().stream()
                        .map(some -> List.<Number>of(
                                some.second(), some.seconds(), some.buyers(), some.p50Seconds(), some.p90Seconds()))
                        .toList());
        return rows;
    }
}
