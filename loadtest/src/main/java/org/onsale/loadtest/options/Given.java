package org.onsale.loadtest.options;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Named texts as given on the command line ({@code -Dname=value}), read as what they mean. */
public final class Given {
    private final Properties given;
    private final Map<String, String> presets;

    /** @param presets used for names that are not given */
    public Given(Properties given, Map<String, String> presets) {
        this.given = given;
        this.presets = Map.copyOf(presets);
    }

    public Optional<String> text(String name) {
        String value = given.getProperty(name, presets.get(name));
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    public String text(String name, String preset) {
        return text(name).orElse(preset);
    }

    public long whole(String name, long preset, long least, long most) {
        String value = text(name, Long.toString(preset));
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with what is wanted
        }
        throw new IllegalArgumentException(
                "-D%s: got \"%s\", want a whole number from %d to %d".formatted(name, value, least, most));
    }

    public double number(String name, double preset, double least, double most) {
        String value = text(name, Double.toString(preset));
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with what is wanted
        }
        throw new IllegalArgumentException(
                String.format(Locale.ROOT, "-D%s: got \"%s\", want a number from %s to %s", name, value, least, most));
    }

    public Duration duration(String name, Duration preset) {
        return duration(name).orElse(preset);
    }

    /** 90 or 90s: seconds; 500ms, 15m, 3h. */
    public Optional<Duration> duration(String name) {
        return text(name).map(value -> {
            try {
                return parse(value.toLowerCase(Locale.ROOT));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "-D%s: got \"%s\", want a duration, for example 90s, 500ms or 15m".formatted(name, value));
            }
        });
    }

    private static Duration parse(String value) {
        String digits = value.replaceFirst("(ms|s|m|h)$", "");
        long number = Long.parseUnsignedLong(digits);
        return switch (value.substring(digits.length())) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
