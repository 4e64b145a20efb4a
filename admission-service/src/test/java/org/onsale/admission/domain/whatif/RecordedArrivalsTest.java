package org.onsale.admission.domain.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onsale.admission.domain.Phase;
import org.onsale.admission.domain.Reading;
import org.onsale.admission.domain.SaleHistory;
import org.onsale.admission.domain.Tally;

final class RecordedArrivalsTest {
    private static final Instant START = Instant.parse("2031-05-01T18:00:00Z");

    @Test
    void whoJoinedOrEnteredCameInTheTenSecondsBefore() {
        assertThat(arrivals(reading(0, 5, 2), reading(10, 25, 3), reading(40, 26, 3)))
                .contains(new Arrivals(10, new int[] {7, 21, 0, 0, 1}));
    }

    @Test
    void countsThatWereLostBeginAnew() {
        assertThat(arrivals(reading(0, 50, 0), reading(10, 4, 0)).orElseThrow().people())
                .isEqualTo(54);
    }

    @Test
    void nobodyAndTooManyAreNotRecorded() {
        assertThat(arrivals()).isEmpty();
        assertThat(arrivals(reading(0, 0, 0), reading(10, 0, 0))).isEmpty();
        assertThat(arrivals(reading(0, 1_001, 0))).isEmpty();
    }

    private static Optional<Arrivals> arrivals(Reading... readings) {
        return RecordedArrivals.of(SaleHistory.of(List.of(readings)), 1_000);
    }

    private static Reading reading(int second, int joined, int entered) {
        Tally tally = Tally.of(Map.of("joined", Integer.toString(joined), "entered", Integer.toString(entered)));
        return new Reading(START.plusSeconds(second), Phase.OPEN, false, 0, 0, 0, 0, 9, joined, 0, tally);
    }
}
