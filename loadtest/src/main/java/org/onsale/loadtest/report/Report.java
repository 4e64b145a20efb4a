package org.onsale.loadtest.report;

import java.util.List;
import org.onsale.loadtest.verdict.Verdict;

/**
 * All there is to write down of a run.
 *
 * @param frames the server's live figures in order of time; none when they were not read
 */
public record Report(RunSheet run, Verdict verdict, List<Frame> frames) {
    public Report {
        frames = List.copyOf(frames);
    }
}
