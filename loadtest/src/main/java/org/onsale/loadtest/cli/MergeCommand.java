package org.onsale.loadtest.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onsale.loadtest.replay.Merge;
import org.onsale.loadtest.report.Report;
import org.onsale.loadtest.report.VerdictText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "merge",
        description = {
            "Comes to one verdict on a run made by several load generators (-Dpart=1/4), from the folders they left.",
            "Fails when a promise is broken or could not be judged."
        },
        mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "<folder>", description = "All parts of the run, in any order.")
    private List<Path> folders = List.of();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "<folder>",
            description = "Where the verdict is written.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        Path into = Objects.requireNonNull(output);
        Report report = Merge.of(folders, into);
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println(VerdictText.of(report) + "  in "
                        + into.resolve("verdict.html").toAbsolutePath());
        return report.verdict().kept() ? 0 : ReplayKit.FAILED;
    }
}
