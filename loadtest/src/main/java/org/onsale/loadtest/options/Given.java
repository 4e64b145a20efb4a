package org.onsale.loadtest.options;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

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

    public boolean flag(String name) {
        return parsed(name, value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException("got \"" + value + "\", want true or false");
                })
                .orElse(false);
    }

    public Duration duration(String name, Duration preset) {
        return duration(name).orElse(preset);
    }

    /** 90 or 90s: seconds; 500ms, 15m, 3h. */
    public Optional<Duration> duration(String name) {
        return parsed(name, Durations::parse);
    }

    /** @param parser refuses a value by an {@code IllegalArgumentException} that says what was got and what is wanted */
    public <T> Optional<T> parsed(String name, Function<String, T> parser) {
        return text(name).map(value -> {
            try {
                return parser.apply(value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("-D" + name + ": " + e.getMessage(), e);
            }
        });
    }

    /** Refuses names given with this prefix that are not among the known ones: mistyped, they would be passed over. */
    public void check(String prefix, Set<String> known) {
        for (String name : given.stringPropertyNames()) {
            if (name.startsWith(prefix) && !known.contains(name)) {
                throw new IllegalArgumentException(
                        "-D" + name + ": there is no such option, want one of " + new TreeSet<>(known));
            }
        }
    }
}
