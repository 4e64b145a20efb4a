package org.onsale.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Figures as people read them. */
final class Figures {
    private Figures() {}

    static String whole(JsonNode number) {
        return number.isNumber() ? String.format(Locale.ROOT, "%,d", number.asLong()) : "-";
    }

    static String percent(JsonNode share) {
        return share.isNumber() ? String.format(Locale.ROOT, "%.1f %%", 100 * share.asDouble()) : "-";
    }

    static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "-" : value.isString() ? value.asString() : value.toString();
    }

    /** "45 s", "12 min", "2 h 05 min". */
    static String time(double seconds) {
        if (seconds < 90) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
        }
        Duration time = Duration.ofSeconds(Math.round(seconds / 60) * 60);
        return time.toHours() == 0
                ? time.toMinutes() + " min"
                : String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart());
    }

    /** A wait as the service tells it: {@code {"known","p50Seconds","p90Seconds"}}. */
    static String waits(JsonNode wait) {
        if (!wait.path("known").asBoolean(false)) {
            return "not known";
        }
        return time(wait.path("p50Seconds").asDouble()) + " (slowest tenth "
                + time(wait.path("p90Seconds").asDouble()) + ")";
    }

    /** Rows as a table, columns as wide as they must be. */
    static String table(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(String.format("%-" + (widths[i] + 2) + "s", row.get(i)));
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString().stripTrailing();
    }
}
