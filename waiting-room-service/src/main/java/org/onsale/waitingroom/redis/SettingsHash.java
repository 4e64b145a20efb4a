package org.onsale.waitingroom.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.onsale.waitingroom.domain.Branding;
import org.onsale.waitingroom.domain.EventSettings;
import org.onsale.waitingroom.domain.Phase;

/** Reads the key {@code settings}: texts, with an absent field for null. */
final class SettingsHash {

    private SettingsHash() {}

    /** Empty if there are none. */
    static Optional<EventSettings> read(Map<String, String> hash) {
        return hash.containsKey("version") ? Optional.of(settings(hash)) : Optional.empty();
    }

    private static EventSettings settings(Map<String, String> hash) {
        return new EventSettings(
                Long.parseLong(required(hash, "version")),
                hash.getOrDefault("name", ""),
                Phase.of(required(hash, "phase")),
                Duration.ofSeconds(Long.parseLong(required(hash, "awaySeconds"))),
                Duration.ofSeconds(Long.parseLong(required(hash, "claimSeconds"))),
                hash.containsKey("ratePerMinute"),
                Optional.ofNullable(hash.get("message")).filter(text -> !text.isEmpty()),
                Optional.ofNullable(hash.get("opensAt")).map(Instant::parse),
                Boolean.parseBoolean(hash.get("onePlacePerIdentity")),
                branding(hash),
                Boolean.parseBoolean(hash.get("soldOut")));
    }

    private static Branding branding(Map<String, String> hash) {
        return new Branding(
                Optional.ofNullable(hash.get("colour")),
                Optional.ofNullable(hash.get("logo")),
                firstOrigin(hash.getOrDefault("returnOrigins", "")).map(origin -> origin + "/"));
    }

    /** Of a list that is separated by spaces. */
    private static Optional<String> firstOrigin(String origins) {
        return Optional.of(origins.strip().split(" ", 2)[0]).filter(origin -> !origin.isEmpty());
    }

    private static String required(Map<String, String> hash, String field) {
        String value = hash.get(field);
        if (value == null) {
            throw new IllegalStateException("The settings in Redis have no " + field);
        }
        return value;
    }
}
