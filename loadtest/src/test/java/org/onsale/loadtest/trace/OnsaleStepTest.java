package org.onsale.loadtest.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsale.loadtest.trace.ArrivalTrace.Bin;

class OnsaleStepTest {
    private static long[] counts(OnsaleStep step) {
        return step.trace().bins().stream().mapToLong(Bin::count).toArray();
    }

    private static double sum(long[] counts, int from, int to) {
        return LongStream.range(from, to).map(i -> counts[(int) i]).sum();
    }

    @ParameterizedTest
    @CsvSource({
        "500000, 12000, 40000, 1800",
        "51658, 844, 1000, 1800",
        "4000000, 60000, 109200, 3600",
        "500000, 100000, 0, 1800",
        "500000, 800, 0, 1800",
        "1000, 20, 50, 600",
        "10, 3, 0, 60",
    })
    void people_and_peak_are_as_given(int people, int peak, int tickets, int seconds) {
        long[] counts = counts(new OnsaleStep(people, peak, tickets, seconds));

        assertThat(LongStream.of(counts).sum()).isEqualTo(people);
        assertThat(LongStream.of(counts).max()).hasValue(peak);
        assertThat(LongStream.of(counts).min().orElseThrow()).isNotNegative();
        assertThat(counts).hasSize(seconds);
    }

    @Test
    void the_peak_comes_soon_after_the_opening_and_a_heavy_tail_after_it() {
        long[] counts = counts(new OnsaleStep(500_000, 12_000, 0, 1_800));

        int busiest = 0;
        while (counts[busiest] < 12_000) {
            busiest++;
        }
        assertThat(busiest).isBetween(2, 15);
        assertThat(sum(counts, 0, 60)).isBetween(250_000.0, 350_000.0);
        assertThat(sum(counts, 900, 1_800)).isGreaterThan(20_000.0);
        assertThat(counts[1_000] / (double) counts[500]).isBetween(0.3, 0.6);
    }

    @Test
    void when_the_tickets_are_gone_people_stop_coming() {
        long[] endless = counts(new OnsaleStep(500_000, 12_000, 0, 1_800));
        long[] soldOut = counts(new OnsaleStep(500_000, 12_000, 10_000, 1_800));

        assertThat(sum(soldOut, 900, 1_800)).isLessThan(sum(endless, 900, 1_800) / 3);
    }

    @Test
    void it_says_that_it_is_synthetic_and_from_what() {
        List<String> head =
                new OnsaleStep(500_000, 12_000, 40_000, 1_800).trace().head();

        assertThat(head.get(0)).isEqualTo("synthetic: made from published numbers, not a recording");
        assertThat(head.get(1)).isEqualTo("given: people=500000 peak=12000/s tickets=40000 length=1800s");
        assertThat(new OnsaleStep(1_000, 20, 0, 600).trace().isSynthetic()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500000 | 200000 | 0 | 1800 | peak: got 200000, want from 779 to 171428 for 500000 people within 1800 s",
                "500000 | 700 | 0 | 1800 | peak: got 700, want from 779 to 171428",
                "1 | 1 | 0 | 1800 | peak: got 1, want more people or less time",
                "0 | 1 | 0 | 1800 | people: got 0, want from 1 to 100000000",
                "10 | 3 | -1 | 1800 | tickets: got -1, want from 0 to 100000000",
                "10 | 3 | 0 | 0 | length: got 0, want from 1 to 86400",
            })
    void what_does_not_fit_together_is_refused(int people, int peak, int tickets, int seconds, String message) {
        assertThatThrownBy(() -> new OnsaleStep(people, peak, tickets, seconds)).hasMessageContaining(message);
    }
}
