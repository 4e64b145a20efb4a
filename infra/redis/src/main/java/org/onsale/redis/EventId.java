package org.onsale.redis;

import java.util.Optional;

/**
 * Id of one event: 1 to 64 characters of {@code a-z}, {@code 0-9} and {@code -}, not starting with {@code -}.
 *
 * <p>The alphabet is what makes an id safe as part of a Redis key: it can neither open another hash tag nor act as a
 * pattern.
 */
public record EventId(String value) {

    private static final int MOST_CHARS = 64;
    private static final int SHOWN_CHARS = 80;

    /** @throws IllegalArgumentException if the value has not the form of an event id */
    public EventId {
        if (!isId(value)) {
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
        return isId(value) ? Optional.of(new EventId(value)) : Optional.empty();
    }

    private static boolean isId(String value) {
        int length = value.length();
        if (length == 0 || length > MOST_CHARS || value.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            boolean isAllowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
            if (!isAllowed) {
                return false;
            }
        }
        return true;
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
