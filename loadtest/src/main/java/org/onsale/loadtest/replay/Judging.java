package org.onsale.loadtest.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.onsale.loadtest.history.HistoryFile;
import org.onsale.loadtest.options.ReplayOptions;
import org.onsale.loadtest.report.Plan;
import org.onsale.loadtest.report.Report;
import org.onsale.loadtest.report.RunSheet;
import org.onsale.loadtest.report.VerdictText;
import org.onsale.loadtest.verdict.Facts;
import org.onsale.loadtest.verdict.Hearing;
import org.onsale.loadtest.verdict.LogEntry;
import org.onsale.loadtest.verdict.Promise;
import org.onsale.loadtest.verdict.Verdict;

/**
 * A finished run, about to be judged.
 *
 * @param asked promises to be judged beside those of every run
 * @param closedMillis Unix time by the server at which the run closed the sale; {@link Long#MAX_VALUE} when it did not
 * @param losses Unix times by the server at which the run emptied or ended Redis
 */
record Judging(
        ReplayOptions options,
        Path history,
        List<LogEntry> log,
        Set<Promise> asked,
        ClockCheck check,
        long tookSeconds,
        long closedMillis,
        List<Long> losses) {
    /** To be called when the history is complete; its moments, like the Unix times given, are by our clock. */
    static Judging of(
            ReplayOptions options,
            Path history,
            List<LogEntry> log,
            Set<Promise> asked,
            long closedMillis,
            List<Long> losses)
            throws IOException {
        ClockCheck check = ClockCheck.of(history, log);
        return new Judging(
                options,
                history,
                List.copyOf(log),
                asked,
                check,
                (check.serverMillis(System.currentTimeMillis()) - check.clock().anchorMillis()) / 1_000,
                closedMillis == Long.MAX_VALUE ? closedMillis : check.serverMillis(closedMillis),
                losses.stream().map(check::serverMillis).toList());
    }

    /** Comes to the verdict, writes it and all it rests on into the run's folder, and prints it. */
    Verdict verdict(String simulation, OptionalDouble redisCommands, Timeline timeline) throws IOException {
        Verdict verdict = withCommands(hear(), redisCommands);
        ResultFolder folder = ResultFolder.of(options, simulation, check.clock());
        Plan plan = RunSheets.plan(simulation, options, asked);
        String simulate = WhatIfLine.of(
                options,
                verdict.figures().endings(),
                log,
                folder.arrivals().toAbsolutePath().toString());
        RunSheet run = RunSheets.of(plan, this, timeline.longestLine(), simulate);
        Report report = new Report(run, verdict, timeline.frames());
        folder.write(report, log, timeline.csv());
        folder.takeIn(history);
        System.out.println(VerdictText.of(report) + "  in " + folder.page().toAbsolutePath());
        return verdict;
    }

    private Verdict hear() throws IOException {
        Facts facts = new Facts(
                options.event().cap(),
                options.event().away(),
                options.event().claim(),
                closedMillis,
                losses,
                check.clock(),
                check.unsure());
        Hearing hearing = new Hearing(facts, log, options.population().part().isWhole() ? asked : Set.of());
        HistoryFile.replay(history, hearing::saw);
        return hearing.verdict();
    }

    private static Verdict withCommands(Verdict verdict, OptionalDouble redisCommands) {
        long polls = verdict.figures().polls();
        return redisCommands.isEmpty() || polls == 0
                ? verdict
                : verdict.with(verdict.figures().withRedisCommandsPerPoll(redisCommands.getAsDouble() / polls));
    }
}
