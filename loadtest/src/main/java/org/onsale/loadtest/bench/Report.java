package org.onsale.loadtest.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The figures of a run as tables, and as a document. */
final class Report {
    private final Map<String, String> surroundings;
    private final Results results;
    private final Goals goals;
    private final String java;

    /** @param java major version to hold the figures against; {@code any} for the targets only */
    Report(Map<String, String> surroundings, Results results, Goals goals, String java) {
        this.surroundings = surroundings;
        this.results = results;
        this.goals = goals;
        this.java = java;
    }

    List<Figure> regressions() {
        return results.figures().stream()
                .filter(figure ->
                        goals.of(figure).isRegression(java, figure.measured().median()))
                .toList();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        surroundings.forEach((name, value) -> text.append("%-10s %s%n".formatted(name, value)));
        text.append(System.lineSeparator()).append(Table.plain(costs()));
        text.append(System.lineSeparator()).append(Table.plain(figures()));
        return text.toString();
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# Bench\n\n");
        surroundings.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        text.append('\n').append(Table.markdown(costs()));
        text.append('\n').append(Table.markdown(figures()));
        return text.toString();
    }

    private List<List<String>> costs() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("request", "CPU µs", "a second", "× nginx", "× reactor-netty", "Redis CPU µs"));
        results.costs()
                .forEach((subject, costs) -> rows.add(List.of(
                        subject,
                        number(
                                Spread.of(costs.stream().map(Cost::cpuMicros).toList())
                                        .median(),
                                1),
                        number(
                                Spread.of(costs.stream().map(Cost::perSecond).toList())
                                        .median(),
                                0),
                        ratio(subject, Subjects.NGINX),
                        ratio(subject, Subjects.NETTY),
                        number(
                                Spread.of(costs.stream().map(Cost::redisMicros).toList())
                                        .median(),
                                1))));
        return rows;
    }

    private String ratio(String subject, String reference) {
        return results.cpu(reference).isEmpty()
                ? "-"
                : spread(Spread.ofRatios(results.cpu(subject), results.cpu(reference)));
    }

    private List<List<String>> figures() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("figure", "measured", "target", "committed", ""));
        for (Figure figure : results.figures()) {
            Goal goal = goals.of(figure);
            rows.add(List.of(
                    goal.what(),
                    spread(figure.measured()) + " " + goal.unit()
                            + (figure.note().isEmpty() ? "" : " (" + figure.note() + ")"),
                    number(goal.target(java)),
                    number(goal.committed(java)),
                    verdict(goal, figure)));
        }
        return rows;
    }

    private String verdict(Goal goal, Figure figure) {
        double median = figure.measured().median();
        if (goal.isRegression(java, median)) {
            return "WORSE than committed";
        }
        return goal.isMet(java, median) ? "met" : "missed";
    }

    /** For machines. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("surroundings", surroundings);
        document.put("costs", results.costs());
        document.put("figures", results.figures());
        return document;
    }

    private static String spread(Spread spread) {
        String median = number(spread.median(), 2);
        return spread.least() == spread.most()
                ? median
                : median + " (" + number(spread.least(), 2) + "-" + number(spread.most(), 2) + ")";
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble(), 2) : "-";
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
