package org.onsale.loadtest.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsale.loadtest.trace.ArrivalTrace.Bin;

class ArrivalTraceTest {
    private static final ArrivalTrace SECONDS = new ArrivalTrace(
            "s", 1, IntStream.range(0, 100).mapToObj(i -> new Bin(i, i % 7)).toList(), List.of());
    private static final ArrivalTrace MINUTES = new ArrivalTrace(
            "m", 60, IntStream.range(0, 10).mapToObj(i -> new Bin(i * 60L, 100)).toList(), List.of());

    private static Scaling scaling(double count, double speed, long seed) {
        return new Scaling(count, speed, Duration.ZERO, null, Spread.POISSON, seed);
    }

    private static List<Arrival> times(ArrivalTrace trace, Scaling scaling) {
        List<Arrival> arrivals = new ArrayList<>();
        trace.scaled(scaling).inOrder().forEachRemaining(arrivals::add);
        return arrivals;
    }

    private static ArrivalTrace resource(String name) throws IOException {
        return new TraceFile(name)
                .read(OptionalInt.empty(), LogSelection.ALL, ReadProgress.UNTOLD)
                .trace();
    }

    @Test
    void unscaled_seconds_are_replayed_as_recorded() {
        Arrivals arrivals = SECONDS.scaled(Scaling.NONE);

        assertThat(arrivals.perSecond())
                .isEqualTo(IntStream.range(0, 100).mapToObj(i -> i % 7).toList());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "0.1,1", "0.37,10", "2.5,0.5", "0.001,1", "1,7.3", "3,60"})
    void scaling_keeps_the_total_to_one_rounding(double count, double speed) {
        assertThat(SECONDS.scaled(scaling(count, speed, 5)).total()).isEqualTo(Math.round(SECONDS.total() * count));
        assertThat(MINUTES.scaled(scaling(count, speed, 5)).total()).isEqualTo(Math.round(MINUTES.total() * count));
    }

    @ParameterizedTest
    @CsvSource({"1,100", "10,10", "0.5,200"})
    void time_scales(double speed, int seconds) {
        assertThat(SECONDS.scaled(scaling(1, speed, 1)).seconds())
                .isBetween(seconds - (int) Math.ceil(2 / speed), seconds);
    }

    @Test
    void a_minute_spreads_over_its_seconds() {
        List<Integer> perSecond = MINUTES.scaled(Scaling.NONE).perSecond();

        for (int minute = 0; minute < 10; minute++) {
            int from = minute * 60;
            int people = IntStream.range(from, Math.min(from + 60, perSecond.size()))
                    .map(perSecond::get)
                    .sum();
            assertThat(people).isEqualTo(100);
        }
        assertThat(perSecond).allMatch(people -> people < 15);
    }

    @Test
    void the_same_seed_gives_the_same_arrivals_and_another_others() {
        assertThat(times(MINUTES, scaling(0.7, 3, 42))).isEqualTo(times(MINUTES, scaling(0.7, 3, 42)));
        assertThat(times(MINUTES, scaling(0.7, 3, 42))).isNotEqualTo(times(MINUTES, scaling(0.7, 3, 43)));
    }

    @Test
    void a_part_can_be_cut_out() {
        Arrivals arrivals =
                SECONDS.scaled(new Scaling(1, 1, Duration.ofSeconds(7), Duration.ofSeconds(7), Spread.POISSON, 1));

        assertThat(arrivals.perSecond()).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void scales_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> scaling(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scaling(1, Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_synthetic_profile_has_the_published_totals() throws IOException {
        ArrivalTrace trace = resource("classpath:traces/comic-con-2010-synthetic.csv");

        assertThat(trace.binSeconds()).isEqualTo(1);
        assertThat(trace.isSynthetic()).isTrue();
        assertThat(trace.total()).isEqualTo(51_658);
        assertThat(trace.scaled(Scaling.NONE).peak()).isEqualTo(844);
        assertThat(trace.scaled(Scaling.NONE).total()).isEqualTo(51_658);
    }

    @Test
    void the_smoke_profile_has_twenty_people() throws IOException {
        assertThat(resource("classpath:traces/smoke.csv").total()).isEqualTo(20);
    }
}
