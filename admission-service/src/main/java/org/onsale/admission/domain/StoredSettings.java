package org.onsale.admission.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings as they stand in Redis and in the memory of every node.
 *
 * @param version 1 for the first write, one more for each change; the higher one is the newer
 */
public record StoredSettings(EventSettings settings, long version, Instant updatedAt) {
    private static final String VERSION = "version";
    private static final String UPDATED_AT = "updatedAt";

    /** Empty when the hash holds no settings. @throws SettingRefused when a field in it is unreadable */
    public static Optional<StoredSettings> ofText(Map<String, String> hash) {
        String version = hash.get(VERSION);
        String updatedAt = hash.get(UPDATED_AT);
        if (version == null || updatedAt == null) {
            return Optional.empty();
        }
        return Optional.of(
                new StoredSettings(EventSettings.ofText(hash), Long.parseLong(version), Instant.parse(updatedAt)));
    }

    /** The hash kept in Redis. */
    public Map<String, String> toText() {
        Map<String, String> hash = new LinkedHashMap<>(settings.toText());
        hash.put(VERSION, Long.toString(version));
        hash.put(UPDATED_AT, updatedAt.toString());
        return hash;
    }

    public StoredSettings replacedBy(EventSettings next, Instant now) {
        return new StoredSettings(next, version + 1, now);
    }

    public boolean isNewerThan(StoredSettings other) {
        return version > other.version;
    }
}
