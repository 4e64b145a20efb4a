package org.onsale.admission.domain.whatif;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated sale went. Times are seconds after its start.
 *
 * @param letInAtOnce of those let in: who never stood in line
 * @param missedTurns turns not taken in time
 * @param turnedAway came when the sale was over
 * @param leftWaiting still in line at the end
 * @param sold tickets
 * @param toCall from joining the line to being called, of those called; null when nobody was
 * @param toEntry from joining the line to being let in, of those let in from the line; null when nobody was
 * @param slotUse share of the cap in use while people waited, 0 to 1; null when nobody waited
 * @param soldOutAtSeconds null when tickets were left
 * @param line the line and the slots held over time, at most 300 points
 */
public record Outcome(
        int arrived,
        int letIn,
        int letInAtOnce,
        int missedTurns,
        int turnedAway,
        int leftWaiting,
        int sold,
        @Nullable Waits toCall,
        @Nullable Waits toEntry,
        int peakWaiting,
        double peakWaitingAtSeconds,
        @Nullable Double slotUse,
        @Nullable Double soldOutAtSeconds,
        double endedAtSeconds,
        List<Point> line) {

    /** Percentiles of waits. */
    public record Waits(double p50Seconds, double p90Seconds, double p99Seconds, double longestSeconds) {}

    /** How things stood. */
    public record Point(double atSeconds, int waiting, int held) {}
}
