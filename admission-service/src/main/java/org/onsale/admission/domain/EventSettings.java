package org.onsale.admission.domain;

import static org.onsale.admission.domain.SettingField.AUTOPILOT_LATENCY_MS;
import static org.onsale.admission.domain.SettingField.AUTOPILOT_MAX;
import static org.onsale.admission.domain.SettingField.AUTOPILOT_MIN;
import static org.onsale.admission.domain.SettingField.CAP;
import static org.onsale.admission.domain.SettingField.CHECKOUT_SECONDS;
import static org.onsale.admission.domain.SettingField.CLOSES_AT;
import static org.onsale.admission.domain.SettingField.HEARTBEAT_SECONDS;
import static org.onsale.admission.domain.SettingField.OPENS_AT;
import static org.onsale.admission.domain.SettingField.PHASE;
import static org.onsale.admission.domain.SettingField.PREQUEUE_AT;
import static org.onsale.admission.domain.SettingField.RATE_PER_MINUTE;
import static org.onsale.admission.domain.SettingField.RETURN_ORIGINS;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the organiser decides about one event. Every instance is whole and within range: a field that is not
 * set has its preset, and relations between fields hold.
 */
public final class EventSettings {
    private final Map<SettingField, Object> values;

    private EventSettings(Map<SettingField, Object> values) {
        this.values = Collections.unmodifiableMap(new EnumMap<>(values));
        SettingRelations.check(this);
    }

    /** Presets with the given cap. */
    public static EventSettings withCap(int cap) {
        return ofJson(Map.of(CAP.jsonName(), cap));
    }

    /** Settings from a whole JSON document; absent fields get their presets. @throws SettingRefused */
    public static EventSettings ofJson(Map<String, ? extends @Nullable Object> document) {
        return complete(patch(presets(), document));
    }

    /** Settings from the hash kept in Redis; fields of a newer version are passed over. @throws SettingRefused */
    public static EventSettings ofText(Map<String, String> hash) {
        Map<SettingField, Object> values = presets();
        for (SettingField field : SettingField.values()) {
            String text = hash.get(field.jsonName());
            if (text != null) {
                values.put(field, field.ofText(text));
            } else if (field.mayBeNull()) {
                values.remove(field);
            }
        }
        return complete(values);
    }

    /** These settings with a JSON merge patch applied (RFC 7396): null returns a field to its preset. @throws SettingRefused */
    public EventSettings patched(Map<String, ? extends @Nullable Object> patch) {
        return complete(patch(values, patch));
    }

    private static Map<SettingField, Object> patch(
            Map<SettingField, Object> values, Map<String, ? extends @Nullable Object> patch) {
        Map<SettingField, Object> next = new EnumMap<>(SettingField.class);
        next.putAll(values);
        patch.forEach((name, json) -> {
            SettingField field = SettingField.named(name).orElseThrow(() -> SettingRefused.unknown(name));
            Object value = json == null ? field.preset() : field.ofJson(json);
            if (value == null) {
                next.remove(field);
            } else {
                next.put(field, value);
            }
        });
        return next;
    }

    private static Map<SettingField, Object> presets() {
        Map<SettingField, Object> values = new EnumMap<>(SettingField.class);
        for (SettingField field : SettingField.values()) {
            Object preset = field.preset();
            if (preset != null) {
                values.put(field, preset);
            }
        }
        return values;
    }

    /** @throws SettingRefused when the one field without a preset was never given */
    private static EventSettings complete(Map<SettingField, Object> values) {
        if (!values.containsKey(CAP)) {
            throw SettingRefused.missing(CAP.jsonName(), CAP.range());
        }
        return new EventSettings(values);
    }

    /** Every field that is set, as JSON values; a field that may be null and is not set is null. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        for (SettingField field : SettingField.values()) {
            Object value = values.get(field);
            document.put(field.jsonName(), value == null ? null : field.toJson(value));
        }
        return document;
    }

    /** Every field that is set, as the texts kept in Redis. */
    public Map<String, String> toText() {
        Map<String, String> hash = new LinkedHashMap<>();
        values.forEach((field, value) -> hash.put(field.jsonName(), field.toText(value)));
        return hash;
    }

    /** Shown to buyers and organisers; may be empty. */
    public String name() {
        return (String) Objects.requireNonNull(values.get(SettingField.NAME));
    }

    public int cap() {
        return number(CAP);
    }

    /** Most slots given out in a minute; empty means no limit. */
    public OptionalInt ratePerMinute() {
        return limit(RATE_PER_MINUTE);
    }

    public Phase phase() {
        return (Phase) Objects.requireNonNull(values.get(PHASE));
    }

    public Duration checkoutTime() {
        return Duration.ofSeconds(number(CHECKOUT_SECONDS));
    }

    /** How long a buyer counts as present without being heard of. */
    public Duration awayTime() {
        return Duration.ofSeconds(number(SettingField.AWAY_SECONDS));
    }

    /** How long a turn is offered. */
    public Duration claimTime() {
        return Duration.ofSeconds(number(SettingField.CLAIM_SECONDS));
    }

    /** Shown to buyers; may be empty. */
    public String message() {
        return (String) Objects.requireNonNull(values.get(SettingField.MESSAGE));
    }

    /** The organiser's mark that there is nothing left. */
    public boolean soldOut() {
        return Boolean.TRUE.equals(values.get(SettingField.SOLD_OUT));
    }

    /** Zero when the shop sends no heartbeats. */
    public int heartbeatSeconds() {
        return number(HEARTBEAT_SECONDS);
    }

    public Optional<Instant> prequeueAt() {
        return Optional.ofNullable((Instant) values.get(PREQUEUE_AT));
    }

    public Optional<Instant> opensAt() {
        return Optional.ofNullable((Instant) values.get(OPENS_AT));
    }

    public Optional<Instant> closesAt() {
        return Optional.ofNullable((Instant) values.get(CLOSES_AT));
    }

    public List<String> returnOrigins() {
        return ((List<?>) Objects.requireNonNull(values.get(RETURN_ORIGINS)))
                .stream().map(String.class::cast).toList();
    }

    public boolean onePlacePerIdentity() {
        return Boolean.TRUE.equals(values.get(SettingField.ONE_PLACE_PER_IDENTITY));
    }

    /** What the autopilot may do with the cap; empty when it is off. */
    public Optional<Autopilot> autopilot() {
        return isAutopilotOn()
                ? Optional.of(new Autopilot(number(AUTOPILOT_MIN), number(AUTOPILOT_MAX), number(AUTOPILOT_LATENCY_MS)))
                : Optional.empty();
    }

    boolean isAutopilotOn() {
        return Boolean.TRUE.equals(values.get(SettingField.AUTOPILOT));
    }

    OptionalInt limit(SettingField field) {
        Object value = values.get(field);
        return value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
    }

    private int number(SettingField field) {
        return (Integer) Objects.requireNonNull(values.get(field));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventSettings that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return toJson().toString();
    }
}
