package org.onsale.loadtest.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onsale.loadtest.history.MergedHistories;
import org.onsale.loadtest.history.MergedHistories.Source;
import org.onsale.loadtest.history.RunClock;
import org.onsale.loadtest.report.ClockReading;
import org.onsale.loadtest.report.Plan;
import org.onsale.loadtest.report.Report;
import org.onsale.loadtest.report.RunSheet;
import org.onsale.loadtest.trace.Part;
import org.onsale.loadtest.verdict.Course;
import org.onsale.loadtest.verdict.Facts;
import org.onsale.loadtest.verdict.Hearing;
import org.onsale.loadtest.verdict.Verdict;

/**
 * One verdict on a run made by several load generators: the union of their histories is judged with the longest
 * admission log any of them read. Each history's clock is tied to the server's time by what its buyers and the log both
 * saw; what stays unsure each breach must bear.
 */
public final class Merge {
    private final List<RunPart> parts;
    private final Plan plan;
    private final RunPart best;
    private final List<ClockCheck> checks = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final RunClock clock;

    private Merge(List<RunPart> parts) throws IOException {
        this.parts = parts;
        this.plan = parts.get(0).run().plan();
        this.best = parts.stream()
                .max(Comparator.comparingInt(part -> part.log().size()))
                .orElseThrow();
        for (RunPart part : parts) {
            ClockCheck check = ClockCheck.of(part.history(), best.log());
            checks.add(check);
            sources.add(new Source(part.history(), check.clock()));
        }
        this.clock = MergedHistories.commonClock(sources);
    }

    /**
     * Judges, and writes the verdict in all its forms.
     *
     * @param folders one a load generator, as its run left it
     * @throws IllegalArgumentException when they are not all the parts of one run
     */
    public static Report of(List<Path> folders, Path into) throws IOException {
        List<RunPart> parts = new ArrayList<>();
        for (Path folder : folders) {
            parts.add(RunPart.read(folder));
        }
        Belonging.check(parts);
        parts.sort(Comparator.comparingInt(part -> part.part().number()));
        return new Merge(parts).written(new ResultFolder(into));
    }

    private Report written(ResultFolder folder) throws IOException {
        Verdict verdict = hear();
        Report report = new Report(sheet(verdict, folder), verdict, best.frames(clock.anchorMillis()));
        folder.write(report, best.log(), best.timeline());
        return report;
    }

    private Verdict hear() throws IOException {
        Long closed = closedAt();
        Facts facts = new Facts(
                plan.setting("cap"),
                Duration.ofSeconds(plan.setting("awaySeconds")),
                Duration.ofSeconds(plan.setting("claimSeconds")),
                closed == null ? Long.MAX_VALUE : closed,
                losses(),
                clock,
                unsure());
        Hearing hearing = new Hearing(facts, best.log(), plan.asked());
        MergedHistories.replay(sources, hearing::saw);
        return hearing.verdict();
    }

    /** With several clocks all that is unsure about any of them is. With one there is nothing to be unsure between. */
    private Duration unsure() {
        return parts.size() == 1 ? checks.get(0).unsure() : Duration.ofMillis(worst().unsureMillis());
    }

    private ClockReading worst() {
        return checks.stream()
                .map(ClockCheck::reading)
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(ClockReading::unsureMillis))
                .orElse(new ClockReading(0, 0));
    }

    private @Nullable Long closedAt() {
        return parts.stream()
                .map(part -> part.run().closedAtMillis())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private List<Long> losses() {
        return parts.stream()
                .flatMap(part -> part.run().redisEmptiedAtMillis().stream())
                .sorted()
                .toList();
    }

    private RunSheet sheet(Verdict verdict, ResultFolder folder) {
        List<Course.Arrivals> arrivals = verdict.course().arrivals();
        long end = parts.stream()
                .mapToLong(part ->
                        part.run().startedAtMillis() + 1_000 * part.run().tookSeconds())
                .max()
                .orElseThrow();
        return new RunSheet(
                plan,
                Part.WHOLE.toString(),
                parts.stream().flatMap(part -> part.run().machines().stream()).toList(),
                plan.people(),
                arrivals.stream().mapToInt(Course.Arrivals::buyers).max().orElse(0),
                parts.stream()
                        .mapToInt(part -> part.run().arrivalSeconds())
                        .max()
                        .orElse(0),
                clock.anchorMillis(),
                (end - clock.anchorMillis()) / 1_000,
                closedAt(),
                losses(),
                parts.size() == 1 ? checks.get(0).reading() : worst(),
                best.run().longestLine(),
                best.run()
                        .simulate()
                        .replaceFirst(
                                "--trace \\S+", "--trace " + folder.arrivals().toAbsolutePath()));
    }
}
