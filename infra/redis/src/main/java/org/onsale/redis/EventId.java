package org.onsale.redis;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Id of one event: 1 to 64 characters of {@code a-z}, {@code 0-9} and {@code -}, not starting with {@code -}.
 *
 * <p>The alphabet is what makes an id safe as part of a Redis key: it can neither open another hash tag nor act as a
 * pattern.
 */
public record EventId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int SHOWN_CHARS = 80;

    /** @throws IllegalArgumentException if the value has not the form of an event id */
    public EventId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an event id: \"" + shown(value)
                    + "\". Wanted are 1 to 64 of a-z, 0-9 and -, not starting with -, for example spring-tour-2031.");
        }
    }

    /** @throws IllegalArgumentException if the value has not the form of an event id */
    public static EventId of(String value) {
        return new EventId(value);
    }

    /** The id, or empty if the value has not the form of one. */
    public static Optional<EventId> parse(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new EventId(value)) : Optional.empty();
    }

    private static String shown(String value) {
        String start = value.length() <= SHOWN_CHARS ? value : value.substring(0, SHOWN_CHARS) + "…";
        return start.replaceAll("[\\p{Cntrl}\"]", "?");
    }

    @Override
    public String toString() {
        return value;
    }
}
