package org.onsale.loadtest.options;

import java.time.Duration;

/** Durations as people type them: 90 or 90s: seconds; 500ms, 15m, 3h. */
public final class Durations {
    private static final String NUMBER = "\\d{1,9}";

    private Durations() {}

    /** @throws IllegalArgumentException saying what is wanted */
    public static Duration parse(String text) {
        if (!text.matches(NUMBER + "(ms|s|m|h)?")) {
            throw new IllegalArgumentException("got \"" + text + "\", want a duration, for example 90s, 500ms or 15m");
        }
        String digits = text.replaceFirst("\\D+$", "");
        long number = Long.parseLong(digits);
        return switch (text.substring(digits.length())) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
