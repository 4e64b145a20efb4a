package org.onsale.page.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The words of one language, as they stand in a file named by its code. */
record Words(String code, JsonNode texts) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");
    private static final Set<String> PLURALS = Set.of("zero", "one", "two", "few", "many", "other");

    /** All languages, English first, the others by code; each has been checked against English. */
    static List<Words> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Words> all = files.map(Words::read)
                    .sorted((a, b) -> Boolean.compare(b.isEnglish(), a.isEnglish()) * 100
                            + Integer.signum(a.code.compareTo(b.code)))
                    .toList();
            all.forEach(words -> words.check(all.get(0)));
            return all;
        }
    }

    private static Words read(Path file) {
        String name = file.getFileName().toString();
        if (!name.matches("[a-z]{2,3}\\.json")) {
            throw new IllegalArgumentException("words/" + name + " is not named by a language, such as pt.json");
        }
        return new Words(name.replace(".json", ""), JSON.readTree(file.toFile()));
    }

    boolean isEnglish() {
        return code.equals("en");
    }

    /** The language's own name for itself. */
    String name() {
        return texts.get("language").asString();
    }

    /** With the version that packed words must have to be read by the keys of these. */
    String json() {
        ObjectNode named = JSON.createObjectNode().put("version", version());
        return JSON.writeValueAsString(named.setAll((ObjectNode) texts));
    }

    /** The texts alone, after the version, in the order of the names of English: a quarter smaller. */
    String packed(Words english) {
        ArrayNode values = JSON.createArrayNode().add(english.version());
        english.texts.propertyNames().forEach(name -> values.add(texts.get(name)));
        return JSON.writeValueAsString(values);
    }

    /** Changes with the names and their order. */
    private String version() {
        return Integer.toString(texts.propertyNames().toString().hashCode(), Character.MAX_RADIX);
    }

    /** Every text of English must be there, nothing else, each with the same placeholders. */
    private void check(Words english) {
        Map<String, String> wanted = english.shapes();
        Map<String, String> found = shapes();
        List<String> complaints = new ArrayList<>();
        for (String key : union(wanted.keySet(), found.keySet())) {
            if (!found.containsKey(key)) {
                complaints.add(key + " is missing");
            } else if (!wanted.containsKey(key)) {
                complaints.add(key + " is unknown");
            } else if (!wanted.get(key).equals(found.get(key))) {
                complaints.add(key + " has " + found.get(key) + " where English has " + wanted.get(key));
            }
        }
        if (!complaints.isEmpty()) {
            throw new IllegalArgumentException("words/" + code + ".json: " + String.join("; ", complaints));
        }
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What must be alike in all languages: the path of each text and the placeholders in it. */
    private Map<String, String> shapes() {
        Map<String, String> shapes = new TreeMap<>();
        collect("", texts, shapes);
        return shapes;
    }

    private void collect(String path, JsonNode node, Map<String, String> shapes) {
        if (isPlural(node)) {
            node.values().forEach(form -> collect(path, form, shapes));
        } else if (node.isObject()) {
            node.properties().forEach(entry -> collect(path + "/" + entry.getKey(), entry.getValue(), shapes));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), shapes);
            }
        } else {
            String text = node.isString() ? node.asString().strip() : "";
            if (text.isEmpty()) {
                throw new IllegalArgumentException("words/" + code + ".json: " + path + " has no text");
            }
            shapes.put(path, placeholders(text));
        }
    }

    private static boolean isPlural(JsonNode node) {
        return node.isObject() && node.has("other") && PLURALS.containsAll(node.propertyNames());
    }

    private static String placeholders(String text) {
        String found = PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> match.group())
                .sorted()
                .collect(Collectors.joining(" "));
        return found.isEmpty() ? "no placeholder" : found;
    }
}
