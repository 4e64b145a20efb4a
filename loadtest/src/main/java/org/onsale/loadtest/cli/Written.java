package org.onsale.loadtest.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.onsale.loadtest.trace.Arrivals;

/** What a command tells of the trace it wrote. */
final class Written {
    private Written() {}

    static void tell(PrintWriter out, Path file, Arrivals arrivals, String note) {
        out.printf(
                Locale.ROOT,
                "%s%s%n  %,d people in %,d s, peak %,d a second at %,d s%n  replay it: -Dtrace=%s%n",
                file,
                note.isEmpty() ? "" : " (" + note + ")",
                arrivals.total(),
                arrivals.seconds(),
                arrivals.peak(),
                arrivals.perSecond().indexOf(arrivals.peak()),
                file.toAbsolutePath().normalize());
    }
}
