package org.onsale.loadtest.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.loadtest.trace.ArrivalTrace.Bin;
import org.onsale.loadtest.trace.Arrivals.Block;

class ArrivalsTest {
    private static final int MINUTES = 100;
    private static final int A_MINUTE = 600;

    private static ArrivalTrace trace(int binSeconds, long... counts) {
        return new ArrivalTrace(
                "test",
                binSeconds,
                IntStream.range(0, counts.length)
                        .mapToObj(i -> new Bin((long) i * binSeconds, counts[i]))
                        .toList(),
                List.of());
    }

    private static ArrivalTrace steady() {
        return trace(60, LongStream.generate(() -> A_MINUTE).limit(MINUTES).toArray());
    }

    private static Scaling scaling(double count, Spread spread, long seed) {
        return new Scaling(count, 1, Duration.ZERO, null, spread, seed);
    }

    private static List<Arrival> all(Arrivals arrivals) {
        List<Arrival> all = new ArrayList<>();
        arrivals.inOrder().forEachRemaining(all::add);
        return all;
    }

    private static double variance(List<Integer> counts, double mean) {
        return counts.stream()
                .mapToDouble(count -> (count - mean) * (count - mean))
                .average()
                .orElseThrow();
    }

    /** Given a minute's 600, a second has a binomial number: mean 10, variance 10 × 59/60. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_poisson_second_varies_by_as_much_as_its_mean(long seed) {
        List<Integer> counts = steady().scaled(scaling(1, Spread.POISSON, seed)).perSecond();

        assertThat(variance(counts, 10)).as("seed %d", seed).isCloseTo(9.83, within(0.6));
        assertThat(counts.stream().filter(count -> count == 0).count()).isLessThan(10);
    }

    /** Of gaps that are exponential the deviation is as large as the mean, and exp(-1) of them are longer than it. */
    @Test
    void poisson_gaps_are_exponential() {
        List<Arrival> arrivals = all(steady().scaled(scaling(1, Spread.POISSON, 7)));
        double[] gaps = IntStream.range(1, arrivals.size())
                .mapToDouble(
                        i -> arrivals.get(i).atMillis() - arrivals.get(i - 1).atMillis())
                .toArray();
        double mean = IntStream.range(0, gaps.length)
                .mapToDouble(i -> gaps[i])
                .average()
                .orElseThrow();
        double square = IntStream.range(0, gaps.length)
                .mapToDouble(i -> gaps[i] * gaps[i])
                .average()
                .orElseThrow();
        double longer =
                IntStream.range(0, gaps.length).filter(i -> gaps[i] > 100).count() / (double) gaps.length;

        assertThat(mean).isCloseTo(100, within(0.5));
        assertThat(Math.sqrt(square - mean * mean)).isCloseTo(100, within(3.0));
        assertThat(longer).isCloseTo(Math.exp(-1), within(0.01));
    }

    @Test
    void even_arrivals_are_as_far_from_each_other_as_the_next() {
        List<Arrival> arrivals = all(steady().scaled(scaling(1, Spread.EVEN, 1)));

        for (int i = 0; i < arrivals.size(); i++) {
            assertThat(arrivals.get(i).atMillis()).isBetween(100L * i + 49, 100L * i + 50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_bin_keeps_its_people_and_their_order(Spread spread) {
        List<Arrival> arrivals = all(trace(1, 0, 5, 0, 3, 1).scaled(scaling(1, spread, 9)));

        assertThat(arrivals).extracting(Arrival::buyer).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(arrivals).isSortedAccordingTo(Comparator.comparing(Arrival::atMillis));
        assertThat(arrivals)
                .extracting(arrival -> arrival.atMillis() / 1_000)
                .containsExactly(1L, 1L, 1L, 1L, 1L, 3L, 3L, 3L, 4L);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.001", "60, 0.001", "1, 0.37", "60, 0.999", "1, 2.5", "60, 1000"})
    void scaling_keeps_the_total_to_one_rounding_in_both_spreads(int bin, double scale) {
        ArrivalTrace trace = trace(bin, 844, 17, 0, 3, 99, 1_200, 6, 5);

        for (Spread spread : Spread.values()) {
            assertThat(trace.scaled(scaling(scale, spread, 3)).total()).isEqualTo(Math.round(2_174 * scale));
        }
    }

    /** Each of 100 × 600 is left out with the same probability: a minute of 60 left varies as a Poisson one does. */
    @Test
    void a_poisson_tenth_of_a_trace_is_drawn_and_an_even_one_is_shared_out() {
        List<Integer> drawn = minutes(steady().scaled(scaling(0.1, Spread.POISSON, 5)));
        List<Integer> shared = minutes(steady().scaled(scaling(0.1, Spread.EVEN, 5)));

        assertThat(variance(drawn, 60)).isBetween(30.0, 90.0);
        assertThat(shared).allMatch(count -> count == 60);
    }

    private static List<Integer> minutes(Arrivals arrivals) {
        int[] minutes = new int[MINUTES];
        arrivals.inOrder().forEachRemaining(arrival -> minutes[(int) (arrival.atMillis() / 60_000)]++);
        return IntStream.of(minutes).boxed().toList();
    }

    @ParameterizedTest
    @CsvSource({"2, POISSON", "4, POISSON", "7, EVEN", "1000, POISSON"})
    void parts_have_no_buyer_in_common_and_are_the_whole_together(int of, Spread spread) {
        Arrivals whole = trace(1, 3, 0, 12, 844, 30, 1).scaled(scaling(0.9, spread, 11));

        List<Arrival> union = new ArrayList<>();
        for (int number = 1; number <= of; number++) {
            Arrivals part = whole.part(new Part(number, of));
            assertThat(part.total()).isBetween(whole.total() / of, whole.total() / of + 1);
            assertThat(part.seconds()).isEqualTo(whole.seconds());
            assertThat(part.perSecond().stream().mapToInt(i -> i).sum())
                    .isEqualTo(all(part).size());
            union.addAll(all(part));
        }

        assertThat(union).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all(whole));
    }

    @Test
    void a_part_begins_with_the_buyer_of_its_number() {
        Arrivals whole = trace(1, 10).scaled(scaling(1, Spread.EVEN, 1));

        assertThat(all(whole.part(Part.parse("1/4"))))
                .extracting(Arrival::buyer)
                .containsExactly(1, 5, 9);
        assertThat(all(whole.part(Part.parse("4/4"))))
                .extracting(Arrival::buyer)
                .containsExactly(4, 8);
    }

    @Test
    void arrivals_are_the_same_however_often_they_are_asked_for() {
        Arrivals arrivals = trace(60, 100, 100).scaled(scaling(0.7, Spread.POISSON, 5));

        assertThat(all(arrivals)).isEqualTo(all(arrivals)).hasSize((int) arrivals.total());
    }

    @Test
    void blocks_have_the_people_of_their_seconds_and_those_without_are_joined() {
        Arrivals arrivals = trace(1, 0, 0, 5, 1, 0, 2).scaled(scaling(1, Spread.POISSON, 5));

        assertThat(arrivals.blocks())
                .containsExactly(new Block(0, 2), new Block(5, 1), new Block(1, 1), new Block(0, 1), new Block(2, 1));
        assertThat(arrivals.peak()).isEqualTo(5);
    }

    @Test
    void a_long_replay_has_longer_blocks_and_each_buyer_waits_in_its_own() {
        Arrivals arrivals = trace(
                        60, LongStream.range(0, 180).map(i -> 10 * (i % 3)).toArray())
                .scaled(scaling(1, Spread.POISSON, 5));
        List<Arrival> all = all(arrivals);

        long begin = 0;
        int next = 0;
        for (Block block : arrivals.blocks()) {
            for (int i = 0; i < block.people(); i++) {
                Arrival arrival = all.get(next++);
                assertThat(begin + arrival.afterBlockMillis()).isEqualTo(arrival.atMillis());
                assertThat(arrival.afterBlockMillis()).isBetween(0L, 1_000L * block.seconds() - 1);
            }
            begin += 1_000L * block.seconds();
        }

        assertThat(next).isEqualTo(all.size());
        assertThat(arrivals.blocks()).hasSizeLessThanOrEqualTo(600);
    }

    @ParameterizedTest
    @CsvSource({"30, 60, 100", "90, , 150", "0, 30, 50", "150, 10, 17", "45, 30, 50"})
    void a_bin_that_is_cut_counts_in_proportion(int start, Integer length, int people) {
        Scaling scaling = new Scaling(
                1, 1, Duration.ofSeconds(start), length == null ? null : Duration.ofSeconds(length), Spread.POISSON, 1);

        Arrivals arrivals = trace(60, 100, 100, 100).scaled(scaling);

        assertThat(arrivals.total()).isEqualTo(people);
        assertThat(arrivals.seconds()).isLessThanOrEqualTo(length == null ? 90 : length);
    }

    @Test
    void replays_too_large_or_too_long_are_refused_with_the_range() {
        assertThatThrownBy(() -> trace(1, 1_000_000).scaled(scaling(1_000, Spread.EVEN, 1)))
                .hasMessage(
                        "scale.count: got 1000.0 for 1000000 recorded people, want at most 100000000 people in a replay");
        assertThatThrownBy(
                        () -> new ArrivalTrace("t", 1, List.of(new Bin(2_000_000, 1)), List.of()).scaled(Scaling.NONE))
                .hasMessage("scale.time: got 1.0, want at most 1000000 s of replay");
        assertThatThrownBy(() -> scaling(Double.NaN, Spread.EVEN, 1))
                .hasMessage("scale.count: got NaN, want a number from 1.0E-9 to 1000000.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/4", "5/4", "1/0", "1", "/", "1/4/2", "-1/4", "1/1001", "a/b", ""})
    void parts_that_are_none_are_refused(String text) {
        assertThatThrownBy(() -> Part.parse(text))
                .hasMessageContaining("got \"" + text + "\"")
                .hasMessageContaining("want for example 1/4");
    }
}
