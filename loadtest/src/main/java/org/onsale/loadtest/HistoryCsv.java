package org.onsale.loadtest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.onsale.loadtest.history.HistoryFile;
import org.onsale.loadtest.history.RunClock;

/** Prints a {@code buyers.history} as CSV, to look into a verdict: Unix ms, buyer, what, ms taken, a, b, c. */
public final class HistoryCsv {
    private HistoryCsv() {}

    /** @param args path of the history */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("want one argument: the path of a buyers.history");
        }
        Path file = Path.of(args[0]);
        RunClock clock = HistoryFile.replay(file, event -> {});
        Writer writer = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
        try (PrintWriter out = new PrintWriter(writer)) {
            out.println("unix_ms,buyer,what,took_ms,a,b,c");
            HistoryFile.replay(
                    file,
                    event -> out.println(clock.unixMillis(event.atNanos())
                            + "," + event.buyer()
                            + "," + event.what()
                            + "," + event.tookMillis()
                            + "," + event.a()
                            + "," + event.b()
                            + "," + event.c()));
        }
    }
}
