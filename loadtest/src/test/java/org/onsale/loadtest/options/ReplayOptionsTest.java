package org.onsale.loadtest.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ReplayOptionsTest {
    private static ReplayOptions options(String... namesAndValues) {
        Properties properties = new Properties();
        properties.setProperty("admin.token", "secret");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return ReplayOptions.from(properties, Map.of());
    }

    @Test
    void the_preset_is_the_whole_synthetic_sale() {
        assertThat(options().arrivals().total()).isEqualTo(51_658);
    }

    @Test
    void another_machine_is_no_target_unless_it_is_named() {
        assertThatThrownBy(() -> options("admission", "http://192.0.2.7:8081"))
                .hasMessageContaining("-Dtarget.allow=192.0.2.7");
        assertThat(options("admission", "http://192.0.2.7:8081", "target.allow", "192.0.2.7")
                        .target()
                        .admission())
                .hasHost("192.0.2.7");
    }

    @Test
    void redis_is_emptied_on_this_machine_only() {
        assertThatThrownBy(() -> options("flush.at", "5s")).hasMessageContaining("-Dredis");
        assertThatThrownBy(
                        () -> options("flush.at", "5s", "redis", "redis://192.0.2.7:6379", "target.allow", "192.0.2.7"))
                .hasMessageContaining("on this machine");
        assertThat(options("flush.at", "5s", "redis", "redis://127.0.0.1:6379").flushAt())
                .isPresent();
    }

    @Test
    void an_address_without_a_host_is_refused() {
        assertThatThrownBy(() -> options("waiting-room", "localhost:8082")).hasMessageContaining("names no host");
    }

    @Test
    void a_run_without_people_is_refused() {
        assertThatThrownBy(() -> options("start", "2h")).hasMessageContaining("Nobody would arrive");
    }

    @Test
    void shares_that_add_up_to_more_than_everybody_are_refused() {
        assertThatThrownBy(() -> options("buyer.closes-tab", "0.9", "buyer.reloads", "0.2"))
                .hasMessageContaining("more than 1");
    }
}
