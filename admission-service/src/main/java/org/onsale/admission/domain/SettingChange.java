package org.onsale.admission.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field that a change of settings touched.
 *
 * @param from text as kept in Redis, null when it was not set
 * @param to text as kept in Redis, null when it is no longer set
 */
public record SettingChange(
        SettingField field, @Nullable String from, @Nullable String to) {

    /** Fields that differ, in their usual order. */
    public static List<SettingChange> between(Optional<EventSettings> before, EventSettings after) {
        Map<String, String> old = before.map(EventSettings::toText).orElse(Map.of());
        Map<String, String> now = after.toText();
        List<SettingChange> changes = new ArrayList<>();
        for (SettingField field : SettingField.values()) {
            String from = old.get(field.jsonName());
            String to = now.get(field.jsonName());
            if (from == null ? to != null : !from.equals(to)) {
                changes.add(new SettingChange(field, from, to));
            }
        }
        return changes;
    }

    /** The value before, as JSON. */
    public @Nullable Object fromJson() {
        return json(from);
    }

    /** The value after, as JSON. */
    public @Nullable Object toJson() {
        return json(to);
    }

    private @Nullable Object json(@Nullable String text) {
        return text == null ? null : field.toJson(field.ofText(text));
    }
}
