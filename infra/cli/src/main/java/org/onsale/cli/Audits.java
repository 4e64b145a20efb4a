package org.onsale.cli;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Entries of the audit as lines. */
final class Audits {
    private Audits() {}

    static String line(JsonNode entry) {
        String why = entry.path("why").asString("");
        return entry.path("at").asString("") + "  " + entry.path("who").asString("") + "  " + changes(entry)
                + (why.isEmpty() ? "" : "  (" + why + ")");
    }

    /** "cap 100 → 200, message - → Soon". */
    static String changes(JsonNode entry) {
        return entry.path("changes").properties().stream()
                .map(change ->
                        change.getKey() + " " + Figures.text(change.getValue().path("from")) + " → "
                                + Figures.text(change.getValue().path("to")))
                .collect(Collectors.joining(", "));
    }
}
