package org.onsale.loadtest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.onsale.loadtest.target.Limits;

final class BottlenecksTest {
    private static final long GIGABYTE = 1L << 30;
    private static final Limits TWO_PROCESSORS =
            new Limits(2, OptionalLong.of(20_000), OptionalLong.of(28_232), 2 * GIGABYTE, 50 * GIGABYTE);

    private static Bottlenecks expecting(long line, long requests, long peak) {
        return new Bottlenecks(new Forecast(line, requests, requests, peak, 600), TWO_PROCESSORS, false);
    }

    @Test
    void a_run_well_within_the_machine_is_not_warned_of() {
        Bottlenecks bottlenecks = expecting(50_000, 1_000_000, 4_000);

        assertThat(bottlenecks.warnings()).isEmpty();
        assertThatCode(bottlenecks::refuseTheImpossible).doesNotThrowAnyException();
    }

    @Test
    void more_than_half_of_what_the_processors_send_is_a_doubt() {
        assertThat(expecting(10, 1_000, 24_000).warnings().get(0))
                .isEqualTo("24,000 requests/s at the peak; 2 processors send 46,000 at most:"
                        + " times will be the generator's (-Dpart splits it)");
    }

    @Test
    void a_target_on_the_same_machine_takes_half_of_it() {
        Bottlenecks here = new Bottlenecks(new Forecast(10, 1_000, 1_000, 12_000, 60), TWO_PROCESSORS, true);

        assertThat(here.warnings()).hasSize(1).allMatch(warning -> warning.contains("shared with the target"));
    }

    @Test
    void files_and_ports_bound_the_connections_of_a_stall() {
        assertThat(expecting(10, 1_000, 22_000).warnings())
                .containsExactly("a target that stalls for a second at the peak needs 22,000 connections,"
                        + " there are 20,000 open files (ulimit -n)");
        assertThat(expecting(10, 1_000, 30_000).warnings()).anyMatch(warning -> warning.contains("28,232 ports"));
    }

    @Test
    void heap_and_disk_are_looked_at() {
        assertThat(expecting(300_000, 1_000, 1_000).warnings())
                .containsExactly("300,000 people waiting take about 1,171 MB of 2,048 MB of heap");
        assertThat(expecting(10, 600_000_000, 1_000).warnings())
                .containsExactly("the history takes about 34,332 MB of 51,200 MB left on the disk");
    }

    @Test
    void only_what_surely_cannot_work_is_refused() {
        assertThatCode(expecting(1_900_000, 1_000, 180_000)::refuseTheImpossible)
                .doesNotThrowAnyException();
        assertThatThrownBy(expecting(10, 1_000, 200_000)::refuseTheImpossible)
                .hasMessageContaining("200,000 requests/s are more than 2 processors can send");
        assertThatThrownBy(expecting(3_000_000, 1_000, 1_000)::refuseTheImpossible)
                .hasMessageContaining("3,000,000 people waiting do not fit into 2,048 MB of heap");
        assertThatThrownBy(expecting(10, 2_000_000_000L, 1_000)::refuseTheImpossible)
                .hasMessageContaining("51,200 MB left");
        Limits noFiles = new Limits(2, OptionalLong.of(16), OptionalLong.empty(), GIGABYTE, GIGABYTE);
        assertThatThrownBy(() -> new Bottlenecks(new Forecast(0, 0, 0, 0, 1), noFiles, false).refuseTheImpossible())
                .hasMessageContaining("16 open files do not do");
    }
}
