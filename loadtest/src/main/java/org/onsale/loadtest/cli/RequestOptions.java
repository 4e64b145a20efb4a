package org.onsale.loadtest.cli;

import java.time.Duration;
import java.util.Optional;
import org.onsale.loadtest.options.Start;
import org.onsale.loadtest.trace.LogSelection;
import org.onsale.loadtest.trace.PathFilter;
import org.onsale.loadtest.trace.StatusFilter;
import picocli.CommandLine.Option;

/** Which requests of an access log are arrivals. */
final class RequestOptions {
    @Option(
            names = "--new-visitors-only",
            description =
                    "Logs: only a visitor's first request; none of the same address and browser came within --idle before it.")
    private boolean newVisitorsOnly;

    @Option(names = "--idle", paramLabel = "<time>", description = "Logs: 1s to 24h; preset: 30m.")
    private Duration idle = LogSelection.USUAL_IDLE;

    @Option(
            names = "--path",
            paramLabel = "<path>",
            description =
                    "Logs: only paths that begin so, as /tickets, or match a regular expression, as ~^/(en|fr)/tickets")
    private PathFilter path = PathFilter.ALL;

    @Option(
            names = "--status",
            paramLabel = "<list>",
            description = "Logs: only requests answered so, as 200,302 or 2xx,3xx.")
    private StatusFilter status = StatusFilter.ALL;

    LogSelection selection(Start start, Optional<Duration> length) {
        return new LogSelection(newVisitorsOnly, idle, path, status, start.at(), length.map(start.offset()::plus));
    }

    boolean areGiven() {
        return newVisitorsOnly
                || !idle.equals(LogSelection.USUAL_IDLE)
                || !path.equals(PathFilter.ALL)
                || !status.equals(StatusFilter.ALL);
    }

    @Override
    public String toString() {
        return (newVisitorsOnly ? "new visitors (idle " + idle.toSeconds() + " s)" : "requests")
                + (path.equals(PathFilter.ALL) ? "" : ", path " + path.text())
                + (status.equals(StatusFilter.ALL) ? "" : ", status " + status.text());
    }
}
