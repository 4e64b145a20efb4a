package org.onsale.loadtest.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onsale.loadtest.options.Durations;
import org.onsale.loadtest.options.Start;
import org.onsale.loadtest.trace.PathFilter;
import org.onsale.loadtest.trace.Spread;
import org.onsale.loadtest.trace.StatusFilter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code loadtest/replay}: exit code 0 when it was done, 1 when it failed, 2 when it was not understood. */
@Command(
        name = "replay",
        description = "Makes traces for load tests, from logs, counts or published numbers, and merges verdicts.",
        mixinStandardHelpOptions = true,
        version = "replay 1.0.0",
        synopsisSubcommandLabel = "<command>",
        subcommands = {ConvertCommand.class, SyntheticCommand.class, MergeCommand.class},
        footer = {"", "Exit codes: 0 done, 1 failed, 2 not understood."})
public final class ReplayKit implements Runnable {
    static final int FAILED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "A command is missing.");
    }

    public static void main(String[] args) {
        System.exit(run(writer(System.out), writer(System.err), args));
    }

    private static PrintWriter writer(java.io.OutputStream out) {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }

    /** One run. Returns the exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commands = new CommandLine(new ReplayKit())
                .registerConverter(Duration.class, converter(Durations::parse))
                .registerConverter(Start.class, converter(Start::parse))
                .registerConverter(Spread.class, converter(Spread::parse))
                .registerConverter(PathFilter.class, converter(PathFilter::parse))
                .registerConverter(StatusFilter.class, converter(StatusFilter::parse))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> told(failure, err));
        int code = commands.execute(args);
        out.flush();
        err.flush();
        return code;
    }

    private static <T> ITypeConverter<T> converter(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    private static int told(Exception failure, PrintWriter err) throws Exception {
        if (failure instanceof IllegalArgumentException) {
            err.println("replay: " + failure.getMessage());
        } else if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            err.println("replay: " + failure);
        } else {
            throw failure;
        }
        return FAILED;
    }
}
