package org.onsale.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LeversTest {

    @Test
    void theseAreTheLevers() {
        assertThat(Arrays.stream(SettingField.values())
                        .filter(SettingField::isLever)
                        .map(SettingField::jsonName))
                .containsExactlyInAnyOrder(
                        "cap",
                        "ratePerMinute",
                        "phase",
                        "message",
                        "soldOut",
                        "prequeueAt",
                        "opensAt",
                        "closesAt",
                        "autopilot",
                        "autopilotMin",
                        "autopilotMax",
                        "autopilotLatencyMs");
    }

    @ParameterizedTest
    @EnumSource(SettingField.class)
    void aLeverIsForOperatorsAndTheRestForAdmins(SettingField field) {
        Map<String, Object> patch = Collections.singletonMap(field.jsonName(), null);

        assertThat(Levers.roleFor(patch)).isEqualTo(field.isLever() ? Role.OPERATOR : Role.ADMIN);
    }

    @Test
    void oneSettingThatIsNoLeverTakesAnAdmin() {
        assertThat(Levers.roleFor(Map.of("cap", 1, "claimSeconds", 60))).isEqualTo(Role.ADMIN);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void everyPhaseButBypassIsForOperators(Phase phase) {
        assertThat(Levers.roleFor(Map.of("phase", phase.word())))
                .isEqualTo(phase == Phase.BYPASS ? Role.ADMIN : Role.OPERATOR);
    }

    @Test
    void whatIsNoSettingIsRefusedAsSuchToAnybody() {
        assertThat(Levers.roleFor(Map.of("nothing", 1))).isEqualTo(Role.OPERATOR);
    }

    @Test
    void eachRoleMayDoWhatThoseBeforeItMay() {
        for (Role role : Role.values()) {
            for (Role needed : Role.values()) {
                assertThat(role.covers(needed)).isEqualTo(role.ordinal() >= needed.ordinal());
            }
        }
    }
}
