package org.onsale.waitingroom.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

class TicksTest {

    private static final Duration EVERY = Duration.ofMillis(250);

    private final AtomicInteger runs = new AtomicInteger();
    private VirtualTimeScheduler time;

    @BeforeEach
    void stopTime() {
        time = VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void letTimeGo() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void runsOnceATickUntilStopped() {
        Ticks ticks = new Ticks("Counting", EVERY, () -> Mono.fromRunnable(runs::incrementAndGet));

        assertThat(ticks.isRunning()).isFalse();
        ticks.start();
        assertThat(ticks.isRunning()).isTrue();
        time.advanceTimeBy(Duration.ofSeconds(1));
        ticks.stop();
        time.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(runs).hasValue(4);
        assertThat(ticks.isRunning()).isFalse();
    }

    @Test
    void goesOnAfterFailures() {
        Ticks ticks = new Ticks("Failing", EVERY, () -> {
            if (runs.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("thrown");
            }
            return Mono.error(new IllegalStateException("told"));
        });

        ticks.start();
        time.advanceTimeBy(Duration.ofSeconds(1));
        ticks.stop();

        assertThat(runs).hasValue(4);
    }

    @Test
    void neverRunsTwiceAtOnceAndDoesNotMakeUpForMissedTicks() {
        List<Sinks.Empty<Void>> open = new ArrayList<>();
        Ticks ticks = new Ticks("Slow", EVERY, () -> {
            Sinks.Empty<Void> end = Sinks.empty();
            open.add(end);
            return end.asMono();
        });
        ticks.start();
        time.advanceTimeBy(Duration.ofSeconds(10));
        assertThat(open).hasSize(1);

        open.get(0).tryEmitEmpty();
        time.advanceTimeBy(Duration.ofMillis(200));
        assertThat(open).as("of 40 ticks no more than one was kept").hasSizeLessThanOrEqualTo(2);
        ticks.stop();
    }

    @Test
    void whatIsToBeDoneAtTheEndIsDoneOnceAndHoldsNothingUpWhenItFails() {
        AtomicInteger ends = new AtomicInteger();
        AtomicInteger stopped = new AtomicInteger();
        Ticks ticks = new Ticks("Ending", EVERY, () -> Mono.fromRunnable(runs::incrementAndGet), () -> {
            ends.incrementAndGet();
            return Mono.error(new IllegalStateException("told"));
        });

        ticks.start();
        ticks.stop(stopped::incrementAndGet);
        time.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(ends).hasValue(1);
        assertThat(stopped).hasValue(1);
        assertThat(runs).hasValue(0);
    }
}
