package org.onsale.loadtest.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationTest {
    @TempDir
    Path folder;

    private static Population population(String... namesAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Population.from(new Given(properties, Map.of()), 1, 0);
    }

    private String log() throws IOException {
        Path file = folder.resolve("access.log.gz");
        StringBuilder log = new StringBuilder();
        for (int minute = 0; minute < 10; minute++) {
            for (String visitor : new String[] {"192.0.2.1", "192.0.2.2"}) {
                log.append(visitor + " - - [01/Jun/2025:10:0" + minute
                        + ":00 +0200] \"GET / HTTP/1.1\" 200 1 \"-\" \"x\"\n");
            }
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(log.toString().getBytes(StandardCharsets.UTF_8));
        }
        return file.toString();
    }

    @Test
    void a_log_is_a_trace_of_its_own() throws IOException {
        assertThat(population("trace", log()).arrivals().total()).isEqualTo(20);
        assertThat(population("trace", log()).synthetic()).isFalse();
        assertThat(population("trace", log(), "trace.new-visitors-only", "true")
                        .arrivals()
                        .total())
                .isEqualTo(2);
        assertThat(population("trace", log(), "start", "2025-06-01T10:05:00+02:00")
                        .arrivals()
                        .total())
                .isEqualTo(10);
        assertThat(population("trace", log(), "start", "2025-06-01T08:05:00Z", "length", "2m")
                        .arrivals()
                        .total())
                .isEqualTo(4);
        assertThat(population("trace", log(), "start", "8m").arrivals().total()).isEqualTo(4);
    }

    @Test
    void a_synthetic_onsale_is_made_from_its_numbers_and_says_so() {
        Population population = population("trace", "synthetic", "people", "5000", "peak", "100", "scale.count", "0.1");

        assertThat(population.arrivals().total()).isEqualTo(500);
        assertThat(population.synthetic()).isTrue();
        assertThat(population.trace()).isEqualTo("people=5000 peak=100 tickets=0 (synthetic)");
    }

    @Test
    void the_preset_says_that_it_is_synthetic() {
        assertThat(population().synthetic()).isTrue();
        assertThat(population().trace()).endsWith("(synthetic)");
    }

    @Test
    void a_part_has_its_share() {
        assertThat(population("part", "2/4").arrivals().total()).isEqualTo(12_915);
        assertThat(population("part", "2/4").part().isFirst()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "part=4 | -Dpart: got \"4\", want for example 1/4",
                "spread=normal | -Dspread: got \"normal\", want poisson or even",
                "start=soon | -Dstart: got \"soon\", want a duration",
                "start=2025-06-01T10:00 | -Dstart: got \"2025-06-01T10:00\", want a time with its zone",
                "start=2025-06-01T10:00:00Z | -Dstart: got 2025-06-01T10:00:00Z, want an offset",
                "length=1.5h | -Dlength: got \"1.5h\", want a duration",
                "scale.count=0 | -Dscale.count: got \"0\", want a number from 1.0E-9 to 1000000.0",
                "scale.time=fast | -Dscale.time: got \"fast\", want a number from 0.001 to 1000000.0",
                "scale.cuont=2 | -Dscale.cuont: there is no such option, want one of [scale.count, scale.time]",
                "trace.paht=/x | -Dtrace.paht: there is no such option",
                "trace.path=/x | -Dtrace.path: got \"/x\", want it only with an access log as -Dtrace",
                "people=10 | -Dpeople: got \"10\", want it only with -Dtrace=synthetic",
                "trace=synthetic | -Dpeople: missing, want a whole number from 1 to 100000000",
                "trace=synthetic;people=9;peak=x | -Dpeak: got \"x\", want a whole number",
                "trace=synthetic;people=90;peak=80 | -Dpeak: got 80, want from 2 to 30",
                "trace=synthetic;people=9;peak=1;trace.status=200 | -Dtrace.status: got \"200\", want it only with an access log",
                "trace.idle=25h | -Dtrace.idle: got 90000 s, want from 1 s to 24 h",
                "trace.path=tickets | -Dtrace.path: got \"tickets\", want the beginning of a path",
                "trace.path=~( | -Dtrace.path: got \"~(\", which is no regular expression",
                "trace.status=2x | -Dtrace.status: got \"2x\", want statuses from 100 to 599",
                "trace.new-visitors-only=yes | -Dtrace.new-visitors-only: got \"yes\", want true or false",
                "trace=none.csv | none.csv: there is no such file",
                "start=2h | Nobody would arrive: see -Dscale.count, -Dstart and -Dlength",
            })
    void a_bad_option_is_named_with_its_value_and_what_is_wanted(String options, String message) {
        String[] namesAndValues = options.split("[=;]");

        assertThatThrownBy(() -> population(namesAndValues))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }
}
