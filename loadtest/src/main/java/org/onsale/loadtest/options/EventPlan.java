package org.onsale.loadtest.options;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The event a run creates. */
public record EventPlan(
        String event, int cap, int checkoutSeconds, int heartbeatSeconds, int claimSeconds, int awaySeconds) {
    static EventPlan from(Given given, String freshName) {
        return new EventPlan(
                given.text("event", freshName),
                (int) given.whole("cap", 100, 0, 1_000_000),
                (int) given.whole("checkout.seconds", 60, 1, 86_400),
                (int) given.whole("heartbeat.seconds", 10, 0, 3_600),
                (int) given.whole("claim.seconds", 45, 1, 86_400),
                (int) given.whole("away.seconds", 40, 1, 86_400));
    }

    public Duration away() {
        return Duration.ofSeconds(awaySeconds);
    }

    public Duration claim() {
        return Duration.ofSeconds(claimSeconds);
    }

    /** As the organiser API takes it. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("name", "Load test " + event);
        settings.put("cap", cap);
        settings.put("phase", "open");
        settings.put("checkoutSeconds", checkoutSeconds);
        settings.put("heartbeatSeconds", heartbeatSeconds);
        settings.put("claimSeconds", claimSeconds);
        settings.put("awaySeconds", awaySeconds);
        return settings;
    }
}
