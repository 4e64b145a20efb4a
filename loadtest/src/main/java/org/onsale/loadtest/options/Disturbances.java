package org.onsale.loadtest.options;

import java.util.List;
import java.util.Optional;

/** What is done to a target beside its buyers. */
public record Disturbances(List<Change> changes, Optional<RedisRestart> restart, BotPlan bots) {
    static Disturbances from(Given given, Target target) {
        return new Disturbances(
                given.parsed("changes", Change::parse).orElse(List.of()),
                RedisRestart.from(given, target),
                BotPlan.from(given));
    }

    public boolean changesRate() {
        return changes.stream().anyMatch(change -> change.setting() == Change.Setting.RATE && change.value() > 0);
    }
}
