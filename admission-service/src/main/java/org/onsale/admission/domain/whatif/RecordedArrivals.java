package org.onsale.admission.domain.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.onsale.admission.domain.Reading;
import org.onsale.admission.domain.SaleHistory;

/** How people came, out of an event's history: who joined the line or was let straight in, by bins of ten seconds. */
public final class RecordedArrivals {
    private static final int BIN_SECONDS = 10;

    private RecordedArrivals() {}

    /** Empty when nobody came, or more than can be simulated. @param mostPeople at most so many */
    public static Optional<Arrivals> of(SaleHistory history, int mostPeople) {
        return of(history.readings(), Math.min(mostPeople, Arrivals.MOST_PEOPLE));
    }

    private static Optional<Arrivals> of(List<Reading> readings, int mostPeople) {
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        Instant from = readings.get(0).at().minusSeconds(BIN_SECONDS);
        Instant to = readings.get(readings.size() - 1).at();
        long seconds = Duration.between(from, to).toSeconds();
        if (seconds < 0 || seconds >= Arrivals.LONGEST_SECONDS - BIN_SECONDS) {
            return Optional.empty();
        }
        int[] counts = new int[(int) (seconds + BIN_SECONDS - 1) / BIN_SECONDS];
        long before = 0;
        long people = 0;
        for (Reading reading : readings) {
            long came = reading.tally().joined() + reading.tally().entered();
            // Counts that went down were lost, and begin anew.
            long more = came < before ? came : came - before;
            before = came;
            people += more;
            if (people > mostPeople) {
                return Optional.empty();
            }
            // Nothing is written while nothing happens: what is new came in the ten seconds before.
            long offset = Duration.between(from, reading.at()).toSeconds() - 1;
            counts[(int) Math.max(0, offset / BIN_SECONDS)] += (int) more;
        }
        return people == 0 ? Optional.empty() : Optional.of(new Arrivals(BIN_SECONDS, counts));
    }
}
