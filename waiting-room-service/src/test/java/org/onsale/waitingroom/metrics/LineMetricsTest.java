package org.onsale.waitingroom.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.onsale.waitingroom.application.BadToken;
import org.onsale.waitingroom.application.JoinAnswer;
import org.onsale.waitingroom.application.LeaveAnswer;
import org.onsale.waitingroom.application.NotNow;
import org.onsale.waitingroom.application.Told;
import org.onsale.waitingroom.application.TurnAnswer;
import org.onsale.waitingroom.domain.Branding;
import org.onsale.waitingroom.domain.EventSettings;
import org.onsale.waitingroom.domain.Phase;
import org.onsale.waitingroom.domain.Wait;

class LineMetricsTest {

    private static final String PREFIX = "onsale.waiting.room.";
    private static final EventSettings SETTINGS = new EventSettings(
            1,
            "Demo",
            Phase.OPEN,
            Duration.ofSeconds(120),
            Duration.ofSeconds(180),
            false,
            Optional.empty(),
            Optional.empty(),
            false,
            Branding.NONE,
            false);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LineMetrics metrics = new LineMetrics(meters);

    @Test
    void everyPollIsCountedUnderOneOutcome() {
        for (Told.Status status : Told.Status.values()) {
            metrics.asked(told(status));
        }
        metrics.asked(new TurnAnswer.PlaceGone());
        metrics.asked(new TurnAnswer.TooFast());
        metrics.asked(new BadToken());
        for (NotNow.Why why : NotNow.Why.values()) {
            metrics.asked(new NotNow(why));
        }

        assertThat(meters.find(PREFIX + "polls").counters())
                .hasSize(Told.Status.values().length + 3 + NotNow.Why.values().length)
                .allSatisfy(counter -> assertThat(counter.count()).isEqualTo(1));
    }

    @Test
    void joinsAndLeavesAreCountedByOutcome() {
        metrics.joined(new JoinAnswer.Placed(true, told(Told.Status.WAITING), SETTINGS));
        metrics.joined(new JoinAnswer.Placed(false, told(Told.Status.WAITING), SETTINGS));
        metrics.joined(new JoinAnswer.LineFull());
        metrics.joined(new NotNow(NotNow.Why.ON_HOLD));
        metrics.left(new LeaveAnswer.Gone());

        assertThat(outcomes("joins")).containsExactlyInAnyOrder("joined", "repeated", "line_full", "on_hold");
        assertThat(outcomes("leaves")).containsExactly("gone");
    }

    @Test
    void placesOfAScriptAreSummed() {
        metrics.ranScript("join", 100);
        metrics.ranScript("join", 28);

        assertThat(meters.get(PREFIX + "script.places").tag("script", "join").summary())
                .extracting(summary -> summary.count(), summary -> summary.totalAmount())
                .containsExactly(2L, 128.0);
    }

    private Iterable<String> outcomes(String name) {
        return meters.find(PREFIX + name).meters().stream()
                .map(Meter::getId)
                .map(id -> id.getTag("outcome"))
                .toList();
    }

    private static Told told(Told.Status status) {
        return new Told(
                status,
                1,
                OptionalLong.of(0),
                new Wait.NotKnown(),
                Duration.ofSeconds(2),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }
}
