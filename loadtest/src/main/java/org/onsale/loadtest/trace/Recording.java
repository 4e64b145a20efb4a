package org.onsale.loadtest.trace;

import java.time.Instant;
import java.util.Optional;

/**
 * A trace as read from a file.
 *
 * @param log what the log had; absent where counts were read
 * @param begins time of the trace's offset 0, where known
 */
public record Recording(ArrivalTrace trace, Optional<LogFigures> log, Optional<Instant> begins) {
    static Recording ofCounts(ArrivalTrace trace) {
        return new Recording(trace, Optional.empty(), Optional.empty());
    }
}
