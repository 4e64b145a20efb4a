package org.onsale.waitingroom.domain;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a waiting place is told from the board: how many are ahead, and how long that may take. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BoardAnswerBench {
    private static final int MINUTES_SERVED = 4;

    /** People waiting. */
    @Param({"1000", "1000000"})
    private long waiting;

    private Board board;
    private Outflow outflow;
    private long number;

    @Setup
    public void fill() {
        board = Boards.of(Boards.line(1, waiting), 0, waiting);
        outflow = Outflow.none();
        for (int seconds = 0; seconds <= MINUTES_SERVED * 60; seconds += 5) {
            outflow = outflow.seen(
                    Boards.tallied(Duration.ofSeconds(seconds), 10L * seconds, 0), Boards.settings(Phase.OPEN, false));
        }
    }

    @Benchmark
    public long ahead() {
        return board.ahead(next());
    }

    @Benchmark
    public Wait aheadAndWait() {
        return WaitEstimate.of(outflow, board.ahead(next()));
    }

    /** Another place each time, all over the line. */
    private long next() {
        number = (number + 7_919) % waiting;
        return number + 1;
    }
}
