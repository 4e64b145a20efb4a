package org.onsale.loadtest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.onsale.loadtest.buyer.BehaviourMix;
import org.onsale.loadtest.options.EventPlan;
import org.onsale.loadtest.options.ReplayOptions;

final class ForecastTest {
    private static final BehaviourMix FOUR_SECONDS =
            BehaviourMix.plain(Duration.ofMillis(3_500), Duration.ofMinutes(1));

    private static EventPlan event(int cap) {
        return new EventPlan("e", cap, 60, 0, 60, 40);
    }

    private static Forecast of(List<Integer> perSecond, int cap, int tickets) {
        return Forecast.of(perSecond, event(cap), FOUR_SECONDS, tickets, 100_000);
    }

    @Test
    void nobody_waits_where_all_fit_in() {
        Forecast forecast = of(Collections.nCopies(10, 5), 1_000, 0);

        assertThat(forecast.longestLine()).isZero();
        assertThat(forecast.polls()).isZero();
        assertThat(forecast.peakRequests()).isBetween(15L, 20L);
    }

    /** 10,000 at once past 100 slots of 5 s each: 20 a second go in, 500 s in all. */
    @Test
    void a_burst_waits_and_drains_as_slots_turn_over() {
        Forecast forecast = of(List.of(10_000), 100, 0);

        assertThat(forecast.longestLine()).isEqualTo(9_900);
        assertThat((double) forecast.seconds()).isCloseTo(500, within(60.0));
    }

    /** A line of n moves on by 20 a second, so its middle waits n/40 s and polls every n/400 s: 400 polls a second for 500 s. */
    @Test
    void people_poll_ten_times_in_the_wait_they_have_left() {
        Forecast forecast = of(List.of(10_000), 100, 0);

        assertThat((double) forecast.polls()).isCloseTo(200_000, within(15_000.0));
        assertThat(forecast.peakRequests()).isBetween(20_000L, 21_000L);
    }

    @Test
    void the_line_ends_with_the_tickets() {
        assertThat(of(List.of(10_000), 100, 200).seconds())
                .isLessThan(of(List.of(10_000), 100, 0).seconds() / 4);
    }

    /** Replayed, the preset sale's longest line was 32,035 with these, and 27,290 with those. */
    @Test
    void the_preset_sale_is_foretold_within_a_tenth() {
        assertThat((double) preset(Map.of("cap", "100", "tickets", "1000")).longestLine())
                .isCloseTo(32_035, withinPercentage(10));
        assertThat((double) preset(Map.of("cap", "500", "tickets", "5000", "length", "150s"))
                        .longestLine())
                .isCloseTo(27_290, withinPercentage(10));
    }

    private static Forecast preset(Map<String, String> given) {
        Properties all = new Properties();
        all.putAll(given);
        all.put("admin.token", "some-token-of-ours");
        ReplayOptions options = ReplayOptions.from(all, Map.of());
        return Forecast.of(
                options.arrivals().perSecond(),
                options.event(),
                options.mix(),
                options.tickets(),
                options.longest().toSeconds());
    }

    @Test
    void a_part_has_its_share() {
        Forecast whole = new Forecast(1_000, 4_000, 8_000, 400, 60);

        assertThat(whole.share(4)).isEqualTo(new Forecast(250, 1_000, 2_000, 100, 60));
    }

    @Test
    void a_line_that_never_moves_ends_with_the_run() {
        assertThat(Forecast.of(List.of(10), event(0), FOUR_SECONDS, 0, 300).seconds())
                .isEqualTo(300);
    }
}
