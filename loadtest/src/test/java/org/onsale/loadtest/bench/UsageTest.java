package org.onsale.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UsageTest {
    @Test
    void usage_is_the_difference_of_two_readings() {
        Usage used = new Usage(105, 9, 3).since(new Usage(100, 5, 2.5));

        assertThat(used).isEqualTo(new Usage(5, 4, 0.5));
    }

    @Test
    void what_the_servers_use_with_nothing_to_do_is_taken_off_by_time() {
        Usage idle = new Usage(2, 0.1, 0.02);

        Usage beyond = new Usage(10, 4.5, 0.6).beyond(idle);

        assertThat(beyond.serverSeconds()).isCloseTo(4, within(1e-9));
        assertThat(beyond.redisSeconds()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void less_than_idle_is_nothing() {
        Usage beyond = new Usage(10, 0.1, 0).beyond(new Usage(1, 1, 1));

        assertThat(beyond).isEqualTo(new Usage(10, 0, 0));
    }

    @Test
    void a_request_costs_its_share() {
        Cost cost = new Usage(2, 0.5, 0.1).each(50_000);

        assertThat(cost.cpuMicros()).isCloseTo(10, within(1e-9));
        assertThat(cost.redisMicros()).isCloseTo(2, within(1e-9));
        assertThat(cost.perSecond()).isCloseTo(25_000, within(1e-9));
    }
}
