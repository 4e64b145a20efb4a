package org.onsale.loadtest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onsale.loadtest.bench.Plan.Part;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The command. */
@Command(
        name = "loadtest/bench",
        sortOptions = false,
        description = {
            "Measures on this machine, in interleaved rounds, the CPU our services and bare servers take for a request.",
            "Starts and stops all it needs on free ports. Exit code 1: a figure is worse than the committed one."
        })
public final class Bench implements Callable<Integer> {
    private static final int QUICK_WAITING = 50_000;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this text")
    private boolean helpWanted;

    @Option(names = "--rounds", description = "rounds in which everything is measured once (5)")
    private int rounds = 5;

    @Option(names = "--seconds", description = "time for each in each round (5)")
    private int seconds = 5;

    @Option(names = "--waiting", description = "people in the long line (1000000)")
    private int waiting = 1_000_000;

    @Option(names = "--releases", description = "freed slots that are timed, 500 a second (10000)")
    private int releases = 10_000;

    @Option(names = "--batch", description = "claims, and first checks of a pass, in a round (4000)")
    private int batch = 4_000;

    @Option(names = "--warm-up", description = "requests to each before the first round (60000)")
    private int warmUp = 60_000;

    @Option(names = "--connections", description = "requests under way at once (64)")
    private int connections = 64;

    @Option(names = "--only", split = ",", description = "some of ${COMPLETION-CANDIDATES}, comma separated (all)")
    private @Nullable Set<Part> only;

    @Option(names = "--quick", description = "a look: 2 rounds of 2 s, 50,000 waiting; nothing is judged")
    private boolean quick;

    @Option(names = "--record", description = "write the figures as the committed ones of this version of Java")
    private boolean record;

    @Option(names = "--java", description = "home of the Java that runs the servers (that of the bench)")
    private Path javaHome = Path.of(System.getProperty("java.home"));

    @Option(names = "--java-options", description = "of every Java server (-Xmx1g)")
    private String javaOptions = "-Xmx1g";

    @Option(names = "--waiting-room-jar", description = "another waiting-room-service than the one built here")
    private @Nullable Path waitingRoomJar;

    @Option(names = "--admission-jar", description = "another admission-service than the one built here")
    private @Nullable Path admissionJar;

    private final Path home = Path.of(System.getProperty("onsale.home", "."));

    public static void main(String[] args) {
        CommandLine command = new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println("loadtest/bench: " + failure.getMessage());
            return 2;
        });
        System.exit(command.execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Path out = Files.createDirectories(home.resolve("target/bench"));
        Path java = javaHome.resolve("bin/java");
        if (!Files.isExecutable(java)) {
            throw new CannotRun(javaHome + " is no home of Java: there is no bin/java in it");
        }
        Plan plan = plan(java);
        Goals goals = Goals.read(home.resolve("loadtest/bench-ratios.json"));
        Report report = report(plan, goals, out);
        System.out.print(report.text());
        Files.writeString(out.resolve("bench.md"), report.markdown());
        Files.writeString(
                out.resolve("bench.json"),
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(report.document()));
        return report.regressions().isEmpty() ? 0 : 1;
    }

    private Report report(Plan plan, Goals goals, Path out) throws IOException {
        Path logs = Files.createDirectories(out.resolve("logs"));
        Stage stage = new Stage(home, logs, plan.java(), plan.javaOptions());
        Thread atCtrlC = new Thread(stage::close);
        Runtime.getRuntime().addShutdownHook(atCtrlC);
        try (stage) {
            Map<String, String> surroundings = Surroundings.of(home, plan.java(), plan);
            Results results = new Run(plan, stage, line -> System.err.println("bench: " + line)).go();
            String major = Surroundings.javaMajor(plan.java());
            if (record) {
                goals.record(major, results.figures());
            }
            return new Report(surroundings, results, goals, quick ? Goal.ANY : major);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Plan plan(Path java) {
        return new Plan(
                only == null ? EnumSet.allOf(Part.class) : only,
                quick ? 2 : rounds,
                Duration.ofSeconds(quick ? 2 : seconds),
                warmUp,
                connections,
                quick ? Math.min(waiting, QUICK_WAITING) : waiting,
                quick ? Math.min(releases, 1_000) : releases,
                quick ? Math.min(batch, 1_000) : batch,
                java,
                List.of(javaOptions.strip().split("\\s+")),
                Optional.ofNullable(waitingRoomJar),
                Optional.ofNullable(admissionJar));
    }
}
