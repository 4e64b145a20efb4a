package org.onsale.loadtest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The file of targets and committed figures. */
final class Goals {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final Map<String, Goal> byName;

    private Goals(Path file, Map<String, Goal> byName) {
        this.file = file;
        this.byName = byName;
    }

    static Goals read(Path file) throws IOException {
        Map<String, Goal> goals = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                JSON.readTree(Files.readString(file)).properties()) {
            JsonNode goal = entry.getValue();
            goals.put(
                    entry.getKey(),
                    new Goal(
                            goal.path("what").asString(),
                            goal.path("unit").asString(),
                            numbers(goal.path("target")),
                            numbers(goal.path("committed")),
                            goal.has("noise")
                                    ? OptionalDouble.of(goal.path("noise").asDouble())
                                    : OptionalDouble.empty()));
        }
        return new Goals(file, goals);
    }

    private static Map<String, Double> numbers(JsonNode node) {
        Map<String, Double> numbers = new TreeMap<>();
        node.properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asDouble()));
        return numbers;
    }

    /** @throws IllegalArgumentException if the file has no such figure */
    Goal of(Figure figure) {
        Goal goal = byName.get(figure.name());
        if (goal == null) {
            throw new IllegalArgumentException(file + " says nothing about " + figure.name());
        }
        return goal;
    }

    /** Writes these figures as what is committed for this version of Java; all else stays. */
    void record(String java, List<Figure> figures) throws IOException {
        ObjectNode all = (ObjectNode) JSON.readTree(Files.readString(file));
        for (Figure figure : figures) {
            of(figure);
            ObjectNode goal = (ObjectNode) all.get(figure.name());
            goal.withObject("/committed").put(java, rounded(figure.measured().median()));
        }
        Files.writeString(file, JSON.writeValueAsString(all) + "\n");
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
