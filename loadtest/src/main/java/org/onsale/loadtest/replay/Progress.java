package org.onsale.loadtest.replay;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.onsale.loadtest.history.RunClock;
import org.onsale.loadtest.report.Elapsed;
import org.onsale.loadtest.report.Frame;

/**
 * How the run goes, a line at a time. A line is printed at once, as Gatling prints its block, so neither tears the other.
 */
final class Progress {
    private final long people;
    private final long arrivalSeconds;
    private final CountingDiary counts;
    private final Supplier<Optional<Frame>> server;
    private final RunClock clock;
    private final PrintStream out;
    private long pollsBefore;
    private long before;

    /**
     * @param people to arrive
     * @param arrivalSeconds until the last of them has
     * @param server the server's latest figures, where they are read
     */
    Progress(
            long people,
            long arrivalSeconds,
            CountingDiary counts,
            Supplier<Optional<Frame>> server,
            RunClock clock,
            PrintStream out) {
        this.people = people;
        this.arrivalSeconds = arrivalSeconds;
        this.counts = counts;
        this.server = server;
        this.clock = clock;
        this.out = out;
        this.before = clock.now();
    }

    /** To be called every now and then, from one thread; within a second of the last line there is nothing to tell. */
    void tell() {
        long now = clock.now();
        if (now - before < 1_000_000_000L) {
            return;
        }
        long polls = counts.polls();
        double pollsPerSecond = (polls - pollsBefore) / ((now - before) / 1e9);
        out.println(line((now - clock.anchorNanos()) / 1_000_000_000L, pollsPerSecond));
        pollsBefore = polls;
        before = now;
    }

    private String line(long elapsedSeconds, double pollsPerSecond) {
        Optional<Frame> frame = server.get();
        return String.format(
                Locale.ROOT,
                "%s  arrived %,d of %,d%s, waiting %s, slots %s, %,.0f polls/s, refused %,d, no answer %,d",
                Elapsed.inWords(elapsedSeconds),
                counts.arrived(),
                people,
                left(arrivalSeconds - elapsedSeconds),
                frame.map(now -> String.format(Locale.ROOT, "%,d", now.waiting()))
                        .orElse("?"),
                frame.map(now -> String.format(Locale.ROOT, "%,d/%,d", now.held(), now.cap()))
                        .orElse("?"),
                pollsPerSecond,
                counts.refused(),
                counts.unanswered());
    }

    private static String left(long seconds) {
        return seconds <= 0 ? "" : " (the last in " + Elapsed.inWords(seconds) + ")";
    }
}
