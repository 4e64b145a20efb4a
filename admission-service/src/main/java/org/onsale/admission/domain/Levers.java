package org.onsale.admission.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which role it takes to change settings: levers steer a running sale, the rest says what the sale is. */
public final class Levers {
    private Levers() {}

    /** The role for a merge patch. What is no setting is left to be refused as such. */
    public static Role roleFor(Map<String, ? extends @Nullable Object> patch) {
        boolean isSteering = patch.entrySet().stream()
                .allMatch(change -> SettingField.named(change.getKey())
                        .map(field -> isSteering(field, change.getValue()))
                        .orElse(true));
        return isSteering ? Role.OPERATOR : Role.ADMIN;
    }

    /** Turning the gate off is not steering. */
    private static boolean isSteering(SettingField field, @Nullable Object value) {
        boolean turnsGateOff =
                field == SettingField.PHASE && Phase.BYPASS.word().equals(value);
        return field.isLever() && !turnsGateOff;
    }
}
