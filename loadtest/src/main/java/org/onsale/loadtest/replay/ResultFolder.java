package org.onsale.loadtest.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.onsale.loadtest.history.RunClock;
import org.onsale.loadtest.options.ReplayOptions;
import org.onsale.loadtest.report.Report;
import org.onsale.loadtest.report.VerdictJson;
import org.onsale.loadtest.report.VerdictJunit;
import org.onsale.loadtest.report.VerdictPage;
import org.onsale.loadtest.report.VerdictText;
import org.onsale.loadtest.trace.Part;
import org.onsale.loadtest.verdict.LogEntry;

/** Where a run leaves its verdict and what that was come to by. */
record ResultFolder(Path folder) {
    static final String JSON = "verdict.json";
    static final String HISTORY = "buyers.history";
    static final String LOG = "admissions.csv";
    static final String TIMELINE = "timeline.csv";

    /** That of this run: several load generators of one machine have one each, a single one writes beside its report. */
    static ResultFolder of(ReplayOptions options, String simulation, RunClock clock) throws IOException {
        return options.population().part().isWhole()
                ? youngest(options.results(), simulation, clock)
                : new ResultFolder(options.results().resolve(name(options)));
    }

    /** Where the history of this run is written while it runs. */
    static Path growingHistory(ReplayOptions options) {
        return options.results().resolve(name(options) + ".history");
    }

    private static String name(ReplayOptions options) {
        Part part = options.population().part();
        String event = options.event().event();
        return part.isWhole() ? event : event + "-part-" + part.number() + "-of-" + part.of();
    }

    /** The youngest folder named after the simulation; one of our own when Gatling writes elsewhere. */
    private static ResultFolder youngest(Path results, String simulation, RunClock clock) throws IOException {
        String prefix = simulation.toLowerCase(Locale.ROOT) + "-";
        try (Stream<Path> folders = Files.list(results)) {
            Optional<Path> youngest = folders.filter(Files::isDirectory)
                    .filter(folder -> folder.getFileName().toString().startsWith(prefix))
                    .max(Comparator.comparing(folder -> folder.getFileName().toString()));
            return new ResultFolder(youngest.orElseGet(() -> results.resolve(prefix + clock.anchorMillis())));
        }
    }

    /** The verdict in each of its forms, and what it was come to by. */
    void write(Report report, List<LogEntry> log, List<String> timeline) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("verdict.txt"), VerdictText.of(report));
        Files.writeString(folder.resolve(JSON), VerdictJson.of(report));
        Files.writeString(page(), VerdictPage.of(report));
        Files.writeString(folder.resolve("TEST-verdict.xml"), VerdictJunit.of(report));
        Files.write(arrivals(), ArrivalCurve.csv(report.verdict().course()));
        Files.write(folder.resolve(LOG), csv(log));
        Files.write(folder.resolve(TIMELINE), timeline);
    }

    void takeIn(Path history) throws IOException {
        Files.createDirectories(folder);
        Files.move(history, folder.resolve(HISTORY), StandardCopyOption.REPLACE_EXISTING);
    }

    /** For people with a browser. */
    Path page() {
        return folder.resolve("verdict.html");
    }

    /** How many buyers began in each second. */
    Path arrivals() {
        return folder.resolve("arrivals.csv");
    }

    private static List<String> csv(List<LogEntry> log) {
        List<String> lines = new ArrayList<>(log.size() + 1);
        lines.add("unix_ms,what,number,held,cap");
        for (LogEntry entry : log) {
            lines.add(entry.atMillis() + "," + entry.what() + "," + entry.number() + "," + entry.held() + ","
                    + entry.cap());
        }
        return lines;
    }
}
