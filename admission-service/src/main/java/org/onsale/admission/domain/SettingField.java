package org.onsale.admission.domain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every setting of an event: its name in JSON and Redis, what it accepts, what it is when nobody gave it. */
public enum SettingField {
    NAME("name", new SettingRule.Text(200), ""),
    CAP("cap", new SettingRule.WholeNumber(0, 1_000_000), null),
    RATE_PER_MINUTE("ratePerMinute", new SettingRule.WholeNumber(1, 6_000_000), null),
    PHASE("phase", new SettingRule.PhaseWord(), Phase.OPEN),
    CHECKOUT_SECONDS("checkoutSeconds", new SettingRule.WholeNumber(1, 86_400), 600),
    HEARTBEAT_SECONDS("heartbeatSeconds", new SettingRule.WholeNumber(0, 3_600), 0),
    CLAIM_SECONDS("claimSeconds", new SettingRule.WholeNumber(1, 86_400), 180),
    AWAY_SECONDS("awaySeconds", new SettingRule.WholeNumber(1, 86_400), 120),
    PREQUEUE_AT("prequeueAt", new SettingRule.Moment(), null),
    OPENS_AT("opensAt", new SettingRule.Moment(), null),
    CLOSES_AT("closesAt", new SettingRule.Moment(), null),
    ORDER("order", new SettingRule.OnlyWord("fifo"), "fifo"),
    MESSAGE("message", new SettingRule.Text(1_000), ""),
    COLOUR("colour", new SettingRule.Colour(), null),
    LOGO("logo", new SettingRule.Picture(2_000, 8_000), null),
    SOLD_OUT("soldOut", new SettingRule.Flag(), false),
    RETURN_ORIGINS("returnOrigins", new SettingRule.Origins(50), List.of()),
    ONE_PLACE_PER_IDENTITY("onePlacePerIdentity", new SettingRule.Flag(), false),
    MAX_PLACES("maxPlaces", new SettingRule.WholeNumber(1, 5_000_000), 1_000_000),
    MISSED_TURNS("missedTurns", new SettingRule.WholeNumber(0, 100), 2),
    AUTOPILOT("autopilot", new SettingRule.Flag(), false),
    AUTOPILOT_MIN("autopilotMin", new SettingRule.WholeNumber(1, 1_000_000), null),
    AUTOPILOT_MAX("autopilotMax", new SettingRule.WholeNumber(1, 1_000_000), null),
    AUTOPILOT_LATENCY_MS("autopilotLatencyMs", new SettingRule.WholeNumber(1, 600_000), null);

    /** What a running sale is steered by. */
    private static final Set<SettingField> LEVERS = EnumSet.of(
            CAP,
            RATE_PER_MINUTE,
            PHASE,
            MESSAGE,
            SOLD_OUT,
            PREQUEUE_AT,
            OPENS_AT,
            CLOSES_AT,
            AUTOPILOT,
            AUTOPILOT_MIN,
            AUTOPILOT_MAX,
            AUTOPILOT_LATENCY_MS);

    private final String name;
    private final SettingRule rule;
    private final @Nullable Object preset;

    SettingField(String name, SettingRule rule, @Nullable Object preset) {
        this.name = name;
        this.rule = rule;
        this.preset = preset;
    }

    /** The field of that JSON name. */
    public static Optional<SettingField> named(String name) {
        return Arrays.stream(values()).filter(field -> field.name.equals(name)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(SettingField::jsonName).collect(Collectors.joining(", "));
    }

    public String jsonName() {
        return name;
    }

    /** Whether an operator may change it; the rest takes an admin. */
    public boolean isLever() {
        return LEVERS.contains(this);
    }

    public String range() {
        return rule.range();
    }

    /** The value when none is given; null for a limit that is not set, and for the cap, which must be given. */
    @Nullable
    Object preset() {
        return preset;
    }

    /** Whether null is a value of this field: no limit, no time. */
    boolean mayBeNull() {
        return preset == null && this != CAP;
    }

    /** The value as JSON holds it. */
    public Object toJson(Object value) {
        return rule.toJson(value);
    }

    /** The value as Redis holds it. */
    public String toText(Object value) {
        return rule.toText(value);
    }

    /** @throws SettingRefused naming this field, the value and the range */
    Object ofJson(Object json) {
        try {
            return rule.ofJson(json);
        } catch (IllegalArgumentException e) {
            throw new SettingRefused(name, json, rule.range());
        }
    }

    /** @throws SettingRefused naming this field, the value and the range */
    Object ofText(String text) {
        try {
            return rule.ofText(text);
        } catch (IllegalArgumentException e) {
            throw new SettingRefused(name, text, rule.range());
        }
    }
}
