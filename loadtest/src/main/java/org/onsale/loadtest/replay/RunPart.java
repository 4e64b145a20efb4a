package org.onsale.loadtest.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.onsale.loadtest.report.Frame;
import org.onsale.loadtest.report.RunSheet;
import org.onsale.loadtest.report.VerdictJson;
import org.onsale.loadtest.trace.Part;
import org.onsale.loadtest.verdict.LogEntry;

/** The folder one of several load generators left, read again. */
record RunPart(Path folder, RunSheet run, List<LogEntry> log, List<String> timeline) {
    /** @throws IllegalArgumentException when a file is not what this version writes */
    static RunPart read(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(ResultFolder.JSON))) {
            throw new IllegalArgumentException(
                    folder + " has no " + ResultFolder.JSON + ", want the folder of a run that was judged");
        }
        return new RunPart(
                folder,
                run(folder.resolve(ResultFolder.JSON)),
                log(folder.resolve(ResultFolder.LOG)),
                Files.readAllLines(folder.resolve(ResultFolder.TIMELINE)));
    }

    private static RunSheet run(Path file) throws IOException {
        try {
            return VerdictJson.run(Files.readString(file));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<LogEntry> log(Path file) throws IOException {
        List<LogEntry> log = new ArrayList<>();
        try (var lines = Files.lines(file)) {
            lines.skip(1).map(RunPart::entry).forEach(log::add);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    file + ": want lines of unix_ms,what,number,held,cap; " + e.getMessage(), e);
        }
        return log;
    }

    private static LogEntry entry(String line) {
        String[] fields = line.split(",", -1);
        return new LogEntry(
                Long.parseLong(fields[0]),
                LogEntry.What.named(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]));
    }

    Part part() {
        return Part.parse(run.part());
    }

    Path history() {
        return folder.resolve(ResultFolder.HISTORY);
    }

    /** The server's live figures, in seconds since a moment. @param sinceMillis Unix time by the server */
    List<Frame> frames(long sinceMillis) {
        List<String> names = Arrays.asList(timeline.get(0).split(","));
        int waiting = names.indexOf("waiting");
        int held = names.indexOf("held");
        int cap = names.indexOf("cap");
        double later = (run.startedAtMillis() - sinceMillis) / 1_000.0;
        return timeline.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(fields -> new Frame(
                        Double.parseDouble(fields[0]) + later,
                        whole(fields[waiting]),
                        whole(fields[held]),
                        whole(fields[cap])))
                .toList();
    }

    private static long whole(String field) {
        return field.isEmpty() ? 0 : Long.parseLong(field);
    }
}
