package org.onsale.admission.domain;

import java.time.Instant;
import java.util.Optional;

/** What must hold between settings, beyond the range of each. */
final class SettingRelations {
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
    }

    private static void inOrder(
            SettingField first, Optional<Instant> firstAt, SettingField second, Optional<Instant> secondAt) {
        if (firstAt.isPresent() && secondAt.isPresent() && !firstAt.get().isBefore(secondAt.get())) {
            throw new SettingRefused(
                    second.jsonName(), secondAt.get(), "later than " + first.jsonName() + ", " + firstAt.get());
        }
    }
}
