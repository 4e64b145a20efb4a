package org.onsale.loadtest.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onsale.loadtest.trace.ArrivalTrace;
import org.onsale.loadtest.trace.OnsaleStep;
import org.onsale.loadtest.trace.Scaling;
import org.onsale.loadtest.trace.TraceWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "synthetic",
        description = {
            "Makes up an onsale from published numbers; the trace is labelled synthetic.",
            "A crowd that waited for the opening is let go at once, latecomers follow in a heavy tail, fading when the tickets are gone."
        },
        mixinStandardHelpOptions = true)
final class SyntheticCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--people", required = true, paramLabel = "<n>", description = "How many come, in all.")
    private int people;

    @Option(names = "--peak", required = true, paramLabel = "<n>", description = "How many in the busiest second.")
    private int peak;

    @Option(
            names = "--tickets",
            defaultValue = "0",
            paramLabel = "<n>",
            description = "How many there are to sell; 0, the preset: they do not sell out.")
    private int tickets;

    @Option(
            names = "--length",
            defaultValue = "30m",
            paramLabel = "<time>",
            description = "Until the last one comes; preset: ${DEFAULT-VALUE}.")
    private Duration length = Duration.ofSeconds(OnsaleStep.USUAL_SECONDS);

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "<csv>",
            description = "The trace to write.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        Path file = Objects.requireNonNull(output);
        ArrivalTrace trace =
                new OnsaleStep(people, peak, tickets, (int) Math.min(Integer.MAX_VALUE, length.toSeconds())).trace();
        TraceWriter.write(file, trace.head(), trace.scaled(Scaling.NONE).perSecond());
        Written.tell(
                Objects.requireNonNull(spec).commandLine().getOut(), file, trace.scaled(Scaling.NONE), "synthetic");
        return 0;
    }
}
