package org.onsale.admission.domain;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened to an event, to be told to others.
 *
 * @param id unique within the event, and the later the greater
 * @param what one word, such as {@code opened}
 * @param fields further members by name, as texts
 */
public record Notice(String id, String what, Instant at, Map<String, String> fields) {
    public Notice {
        fields = Map.copyOf(fields);
    }
}
