package org.onsale.loadtest.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onsale.loadtest.options.Start;
import org.onsale.loadtest.trace.Arrivals;
import org.onsale.loadtest.trace.LogFigures;
import org.onsale.loadtest.trace.Recording;
import org.onsale.loadtest.trace.Scaling;
import org.onsale.loadtest.trace.Spread;
import org.onsale.loadtest.trace.TraceFile;
import org.onsale.loadtest.trace.TraceWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "convert",
        description = {
            "Writes arrivals by second from an access log (common or combined format) or counts (offset_s,count).",
            "Which it is, and whether it is compressed by gzip, is told from the content."
        },
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
    private static final String SAID_BY_SOURCE = "of the source: ";
    /** Stays true when the counts change: that it is synthetic, and where it is from. */
    private static final String OF_THE_TRACE_ITSELF = "(?i)(synthetic|" + SAID_BY_SOURCE + ").*";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "<log|csv>")
    private Path input = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "<csv>",
            description = "The trace to write.")
    private Path output = Path.of("");

    @Option(
            names = "--start",
            paramLabel = "<time>",
            description =
                    "Leaves out what is before: 10m after the first arrival, or a time as 2025-06-01T10:00:00+02:00.")
    private Start start = Start.BEGINNING;

    @Option(names = "--length", paramLabel = "<time>", description = "How much from there; preset: all.")
    private @Nullable Duration length;

    @Option(names = "--scale-count", paramLabel = "<factor>", description = "People for each recorded one.")
    private double scaleCount = 1;

    @Option(names = "--scale-time", paramLabel = "<factor>", description = "Recorded seconds in one second.")
    private double scaleTime = 1;

    @Option(names = "--spread", paramLabel = "poisson|even", description = "Of arrivals in a bin; preset: poisson.")
    private Spread spread = Spread.POISSON;

    @Option(names = "--seed", paramLabel = "<n>", description = "The same seed makes the same trace; preset: 1.")
    private long seed = 1;

    @Option(names = "--bin", paramLabel = "<s>", description = "Counts: width of the bins, where it cannot be told.")
    private @Nullable Integer binSeconds;

    @Mixin
    private RequestOptions requests = new RequestOptions();

    @Override
    public Integer call() throws IOException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        if (Files.exists(output) && Files.isSameFile(input, output)) {
            throw new ParameterException(command, "--output: got " + output + ", want another file than the input");
        }
        Recording recording = new TraceFile(input.toString())
                .read(
                        binSeconds == null ? OptionalInt.empty() : OptionalInt.of(binSeconds),
                        requests.selection(start, Optional.ofNullable(length)),
                        new ReadingMeter(command.getErr(), System::nanoTime));
        checkAgainst(recording, command);
        Arrivals arrivals =
                recording.trace().scaled(new Scaling(scaleCount, scaleTime, start.offset(), length, spread, seed));
        if (arrivals.total() == 0) {
            throw new ParameterException(command, "Nobody would arrive: see --scale-count, --start and --length");
        }
        recording.log().ifPresent(figures -> tell(figures, command.getOut()));
        TraceWriter.write(output, head(recording), arrivals.perSecond());
        Written.tell(command.getOut(), output, arrivals, recording.trace().isSynthetic() ? "synthetic" : "");
        return 0;
    }

    private void checkAgainst(Recording recording, CommandLine command) {
        if (recording.log().isEmpty() && start.at().isPresent()) {
            throw new ParameterException(
                    command, "--start: counts have no time of day, want an offset, for example 10m");
        }
        if (recording.log().isEmpty() && requests.areGiven()) {
            throw new ParameterException(
                    command, "--new-visitors-only, --idle, --path and --status are for access logs");
        }
    }

    private void tell(LogFigures figures, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s%n  %,d lines, %s to %s%n  counted %,d %s; passed over %,d further requests of visitors, %,d filtered out, %,d outside of the time%n",
                input,
                figures.lines(),
                figures.first(),
                figures.last(),
                figures.counted(),
                requests,
                figures.seenBefore(),
                figures.filteredOut(),
                figures.outside());
        if (figures.unreadable() + figures.outOfOrder() > 0) {
            out.printf(
                    Locale.ROOT,
                    "  %,d unreadable, %,d out of order; %s%n",
                    figures.unreadable(),
                    figures.outOfOrder(),
                    figures.firstUnreadable());
        }
        if (figures.forgotten() > 0) {
            out.printf(
                    Locale.ROOT,
                    "  up to %,d visitors may be counted twice: too many at a time%n",
                    figures.forgotten());
        }
    }

    private List<String> head(Recording recording) {
        List<String> head = new ArrayList<>();
        for (String line : recording.trace().head()) {
            head.add(line.matches(OF_THE_TRACE_ITSELF) ? line : SAID_BY_SOURCE + line);
        }
        head.add("from " + input.getFileName()
                + recording.log().map(figures -> ", an access log: " + requests).orElse(""));
        recording.begins().map(begin -> begin.plus(start.offset())).ifPresent(begin -> head.add("begins " + begin));
        head.add(String.format(
                Locale.ROOT,
                "start=%ds length=%s scale-count=%s scale-time=%s spread=%s seed=%d",
                start.offset().toSeconds(),
                length == null ? "all" : length.toSeconds() + "s",
                scaleCount,
                scaleTime,
                spread.name().toLowerCase(Locale.ROOT),
                seed));
        return head;
    }
}
