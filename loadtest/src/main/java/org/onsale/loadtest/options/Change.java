package org.onsale.loadtest.options;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of the event's settings during the sale.
 *
 * @param after time from the moment from which buyers may arrive
 * @param setting which one
 * @param value cap, people a minute (0: no limit), or 1 for a phase in which turns are offered, 0 for another
 * @param word the phase, else empty
 */
public record Change(Duration after, Setting setting, int value, String word) {
    private static final String WANTED = "want for example 30s:cap=50,60s:paused,75s:open,90s:rate=600,120s:rate=none";
    private static final Set<String> PHASES = Set.of("open", "paused", "prequeue", "draining", "closed");
    private static final Set<String> CALLING = Set.of("open", "draining");
    private static final int MOST = 1_000_000;

    /** What can be changed. */
    public enum Setting {
        CAP,
        RATE,
        PHASE
    }

    /** @param text changes parted by commas, each a time, a colon and cap=n, rate=n, rate=none or a phase; empty: none */
    static List<Change> parse(String text) {
        List<Change> changes = new ArrayList<>();
        Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(part -> changes.add(one(part.toLowerCase(Locale.ROOT))));
        changes.sort(Comparator.comparing(Change::after));
        return List.copyOf(changes);
    }

    private static Change one(String text) {
        String[] parts = text.split("[:=]");
        try {
            Duration after = Durations.parse(parts[0]);
            if (parts.length == 2 && PHASES.contains(parts[1])) {
                return new Change(after, Setting.PHASE, CALLING.contains(parts[1]) ? 1 : 0, parts[1]);
            }
            if (parts.length == 3 && (parts[1].equals("cap") || parts[1].equals("rate"))) {
                Setting setting = Setting.valueOf(parts[1].toUpperCase(Locale.ROOT));
                int value = setting == Setting.RATE && parts[2].equals("none") ? 0 : Integer.parseInt(parts[2]);
                if (value >= 0 && value <= MOST) {
                    return new Change(after, setting, value, "");
                }
            }
        } catch (IllegalArgumentException e) {
            // told below, with what is wanted
        }
        throw new IllegalArgumentException("got \"" + text + "\", " + WANTED);
    }

    /** As a merge patch of the event's settings. */
    public Map<String, @Nullable Object> patch() {
        return switch (setting) {
            case CAP -> Map.of("cap", value);
            case RATE -> Collections.singletonMap("ratePerMinute", value == 0 ? null : value);
            case PHASE -> Map.of("phase", word);
        };
    }

    @Override
    public String toString() {
        return after.toSeconds() + "s:"
                + (setting == Setting.PHASE ? word : setting.name().toLowerCase(Locale.ROOT) + "=" + value);
    }
}
