package org.onsale.local;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Environment variables, read with a clear word about what is wrong with one. */
record Variables(Map<String, String> environment) {

    /** A variable's text; empty when it is absent or blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** All whose names start so, save for blank ones. */
    Map<String, String> startingWith(String prefix) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(prefix)
                        && !variable.getValue().isBlank())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, variable -> variable.getValue().strip()));
    }

    /** A whole number from {@code least} to {@code most}. */
    int number(String name, int least, int most, int otherwise) {
        return text(name).map(text -> number(name, text, least, most)).orElse(otherwise);
    }

    private static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new CannotStart("%s is \"%s\"; wanted is a whole number from %d to %d, for example %s=%d."
                .formatted(name, text, least, most, name, example(least, most)));
    }

    private static int example(int least, int most) {
        return Math.min(most, Math.max(least, most > 9_000 ? 8_090 : 20));
    }
}
