package org.onsale.loadtest.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenTest {
    private static Given given(String name, String value, Map<String, String> presets) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        return new Given(properties, presets);
    }

    @ParameterizedTest
    @CsvSource({"90,90000", "90s,90000", "500ms,500", "15m,900000", "3h,10800000"})
    void durations_have_units(String text, long millis) {
        assertThat(given("t", text, Map.of()).duration("t", Duration.ZERO)).hasMillis(millis);
    }

    @ParameterizedTest
    @CsvSource({"-5s", "soon", "5 s", "1.5s"})
    void what_is_no_duration_is_refused_by_name(String text) {
        assertThatThrownBy(() -> given("flush.at", text, Map.of()).duration("flush.at"))
                .hasMessageContaining("-Dflush.at")
                .hasMessageContaining(text);
    }

    @Test
    void a_given_value_goes_before_the_simulations_and_that_before_the_general_preset() {
        assertThat(given("cap", "7", Map.of("cap", "3")).whole("cap", 100, 0, 1000))
                .isEqualTo(7);
        assertThat(given("other", "7", Map.of("cap", "3")).whole("cap", 100, 0, 1000))
                .isEqualTo(3);
        assertThat(given("other", "7", Map.of()).whole("cap", 100, 0, 1000)).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1001", "x", "1.0"})
    void numbers_out_of_range_are_refused_with_the_range(String text) {
        assertThatThrownBy(() -> given("cap", text, Map.of()).whole("cap", 1, 0, 1000))
                .hasMessage("-Dcap: got \"" + text + "\", want a whole number from 0 to 1000");
    }
}
