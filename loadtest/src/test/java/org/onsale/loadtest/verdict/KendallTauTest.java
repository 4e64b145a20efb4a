package org.onsale.loadtest.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.loadtest.verdict.KendallTau.Pair;

class KendallTauTest {
    /** The second order of those standing 1, 2, 3, … in the first. */
    private static List<Pair> seconds(long... second) {
        return IntStream.range(0, second.length)
                .mapToObj(i -> new Pair(i + 1, second[i]))
                .toList();
    }

    @Test
    void the_same_order_is_one_and_the_reverse_minus_one() {
        assertThat(KendallTau.b(seconds(1, 2, 3, 4))).isEqualTo(1);
        assertThat(KendallTau.b(seconds(4, 3, 2, 1))).isEqualTo(-1);
    }

    /** Of 10 pairs (2,1), (4,3), (5,3) stand the other way round: (7 - 3) / 10. */
    @Test
    void without_ties_it_is_the_difference_by_all_pairs() {
        assertThat(KendallTau.b(seconds(2, 1, 4, 5, 3))).isCloseTo(0.4, within(1e-12));
    }

    /**
     * Of 6 pairs one is tied in the first order and one in the second; of the other four all agree but (2,3) against (3,2):
     * (3 - 1) / √(5 · 5).
     */
    @Test
    void ties_count_for_neither_side() {
        List<Pair> pairs = List.of(new Pair(1, 1), new Pair(2, 3), new Pair(2, 2), new Pair(3, 2));

        assertThat(KendallTau.b(pairs)).isCloseTo(2 / 5.0, within(1e-12));
    }

    /** Tied in both orders at once: (1 of 1 pair) … three points, two of them the same: (2 - 0) / √(2 · 2). */
    @Test
    void a_pair_tied_in_both_orders_is_taken_off_once() {
        assertThat(KendallTau.b(List.of(new Pair(1, 1), new Pair(1, 1), new Pair(2, 2))))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void nothing_to_compare_is_no_number() {
        assertThat(KendallTau.b(List.of())).isNaN();
        assertThat(KendallTau.b(seconds(1))).isNaN();
        assertThat(KendallTau.b(seconds(7, 7, 7))).isNaN();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void it_is_what_counting_every_pair_comes_to(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            pairs.add(new Pair(random.nextInt(50), random.nextInt(50)));
        }

        assertThat(KendallTau.b(pairs)).as("seed %d", seed).isCloseTo(byEveryPair(pairs), within(1e-12));
    }

    private static double byEveryPair(List<Pair> pairs) {
        double agreement = 0;
        double untiedFirst = 0;
        double untiedSecond = 0;
        for (int i = 0; i < pairs.size(); i++) {
            for (int j = 0; j < i; j++) {
                int first = Long.compare(pairs.get(i).first(), pairs.get(j).first());
                int second = Long.compare(pairs.get(i).second(), pairs.get(j).second());
                agreement += first * second;
                untiedFirst += first * first;
                untiedSecond += second * second;
            }
        }
        return agreement / Math.sqrt(untiedFirst * untiedSecond);
    }

    @Test
    void half_a_million_take_no_time_worth_naming() {
        SplittableRandom random = new SplittableRandom(1);
        List<Pair> pairs = LongStream.range(0, 500_000)
                .mapToObj(i -> new Pair(i, random.nextLong()))
                .toList();
        long from = System.nanoTime();

        double tau = KendallTau.b(pairs);

        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(10));
        assertThat(tau).isCloseTo(0, within(0.01));
    }
}
