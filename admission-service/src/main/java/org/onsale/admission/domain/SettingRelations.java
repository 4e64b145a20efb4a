package org.onsale.admission.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What must hold between settings, beyond the range of each. */
final class SettingRelations {
    private static final List<SettingField> NEEDED_BY_THE_AUTOPILOT =
            List.of(SettingField.AUTOPILOT_MIN, SettingField.AUTOPILOT_MAX, SettingField.AUTOPILOT_LATENCY_MS);

    private SettingRelations() {}

    /** @throws SettingRefused naming the later of the two fields */
    static void check(EventSettings settings) {
        if (settings.heartbeatSeconds() > settings.checkoutTime().toSeconds()) {
            throw new SettingRefused(
                    SettingField.HEARTBEAT_SECONDS.jsonName(),
                    settings.heartbeatSeconds(),
                    "at most checkoutSeconds, " + settings.checkoutTime().toSeconds());
        }
        inOrder(SettingField.PREQUEUE_AT, settings.prequeueAt(), SettingField.OPENS_AT, settings.opensAt());
        inOrder(SettingField.OPENS_AT, settings.opensAt(), SettingField.CLOSES_AT, settings.closesAt());
        inOrder(SettingField.PREQUEUE_AT, settings.prequeueAt(), SettingField.CLOSES_AT, settings.closesAt());
        autopilotHasItsBounds(settings);
    }

    private static void autopilotHasItsBounds(EventSettings settings) {
        OptionalInt least = settings.limit(SettingField.AUTOPILOT_MIN);
        OptionalInt most = settings.limit(SettingField.AUTOPILOT_MAX);
        if (least.isPresent() && most.isPresent() && least.getAsInt() > most.getAsInt()) {
            throw new SettingRefused(
                    SettingField.AUTOPILOT_MAX.jsonName(),
                    most.getAsInt(),
                    "at least " + SettingField.AUTOPILOT_MIN.jsonName() + ", " + least.getAsInt());
        }
        for (SettingField needed : NEEDED_BY_THE_AUTOPILOT) {
            if (settings.isAutopilotOn() && settings.limit(needed).isEmpty()) {
                throw new SettingRefused(
                        needed.jsonName(),
                        "null",
                        needed.range() + " while " + SettingField.AUTOPILOT.jsonName() + " is on");
            }
        }
    }

    private static void inOrder(
            SettingField first, Optional<Instant> firstAt, SettingField second, Optional<Instant> secondAt) {
        if (firstAt.isPresent() && secondAt.isPresent() && !firstAt.get().isBefore(secondAt.get())) {
            throw new SettingRefused(
                    second.jsonName(), secondAt.get(), "later than " + first.jsonName() + ", " + firstAt.get());
        }
    }
}
