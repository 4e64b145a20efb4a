package org.onsale.loadtest.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.loadtest.options.Change.Setting;

class ChangeTest {
    @Test
    void changes_are_read_in_order_of_time() {
        assertThat(Change.parse("60s:paused, 30s:cap=50,1500ms:rate=600"))
                .containsExactly(
                        new Change(Duration.ofMillis(1_500), Setting.RATE, 600, ""),
                        new Change(Duration.ofSeconds(30), Setting.CAP, 50, ""),
                        new Change(Duration.ofSeconds(60), Setting.PHASE, 0, "paused"));
    }

    @Test
    void nothing_is_no_change() {
        assertThat(Change.parse("")).isEmpty();
    }

    @Test
    void a_change_is_a_patch_of_the_settings() {
        assertThat(Change.parse("1s:cap=5").get(0).patch()).isEqualTo(Map.of("cap", 5));
        assertThat(Change.parse("1s:open").get(0).patch()).isEqualTo(Map.of("phase", "open"));
        assertThat(Change.parse("1s:rate=none").get(0).patch())
                .isEqualTo(Collections.singletonMap("ratePerMinute", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cap=5", "1s:cap", "1s:cap=-1", "1s:cap=none", "1s:opened", "x:open", "1s", "1s:cap=5=6"})
    void what_is_no_change_is_refused_with_what_is_wanted(String text) {
        assertThatThrownBy(() -> Change.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("30s:cap=50");
    }
}
