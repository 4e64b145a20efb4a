package org.onsale.loadtest.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.onsale.loadtest.history.RunClock;
import org.onsale.loadtest.verdict.LogEntry;
import org.onsale.loadtest.verdict.Verdict;
import org.onsale.loadtest.verdict.VerdictReport;

/** The folder Gatling made for a run; what is known beyond its report is put beside it. */
record ResultFolder(Path folder) {
    /** The youngest folder named after the simulation; one of our own when Gatling writes elsewhere. */
    static ResultFolder of(Path results, String simulation, RunClock clock) throws IOException {
        String prefix = simulation.toLowerCase(Locale.ROOT) + "-";
        try (Stream<Path> folders = Files.list(results)) {
            Optional<Path> youngest = folders.filter(Files::isDirectory)
                    .filter(folder -> folder.getFileName().toString().startsWith(prefix))
                    .max(Comparator.comparing(folder -> folder.getFileName().toString()));
            return new ResultFolder(youngest.orElseGet(() -> results.resolve(prefix + clock.anchorMillis())));
        }
    }

    void write(
            Verdict verdict,
            Map<String, ?> run,
            Path history,
            List<String> arrivals,
            List<LogEntry> log,
            Timeline timeline)
            throws IOException {
        Files.createDirectories(folder);
        Files.write(arrivals(), arrivals);
        String text = VerdictReport.text(verdict, run);
        Files.writeString(folder.resolve("verdict.txt"), text);
        Files.writeString(folder.resolve("verdict.json"), VerdictReport.json(verdict, run));
        Files.write(folder.resolve("admissions.csv"), csv(log));
        timeline.write(folder.resolve("timeline.csv"));
        Files.move(history, folder.resolve("buyers.history"), StandardCopyOption.REPLACE_EXISTING);
        System.out.println(text + "  in " + folder.toAbsolutePath());
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
