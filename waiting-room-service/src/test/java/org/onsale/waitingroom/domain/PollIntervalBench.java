package org.onsale.waitingroom.domain;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to find the time to ask again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PollIntervalBench {
    private final Duration away = Duration.ofSeconds(120);
    private final Duration claim = Duration.ofSeconds(180);
    private long ahead;

    @Benchmark
    public Duration interval() {
        ahead = (ahead + 7_919) % 1_000_000;
        return PollInterval.of(
                new PollInterval.Situation(OptionalLong.of(ahead), OptionalDouble.of(10), away, claim, 1), 0.5);
    }
}
