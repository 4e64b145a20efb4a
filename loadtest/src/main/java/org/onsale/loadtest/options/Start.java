package org.onsale.loadtest.options;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Where in a trace a replay begins.
 *
 * @param offset from the trace's beginning
 * @param at time of day instead, for access logs: the trace then begins there
 */
public record Start(Duration offset, Optional<Instant> at) {
    public static final Start BEGINNING = new Start(Duration.ZERO, Optional.empty());

    /** @throws IllegalArgumentException saying what is wanted */
    public static Start parse(String text) {
        if (!text.contains("T")) {
            return new Start(Durations.parse(text), Optional.empty());
        }
        try {
            return new Start(
                    Duration.ZERO, Optional.of(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "got \"" + text + "\", want a time with its zone, for example 2025-06-01T10:00:00+02:00", e);
        }
    }
}
