package org.onsale.loadtest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.loadtest.options.Population;
import org.onsale.loadtest.options.ReplayOptions;

class ReplayKitTest {
    @TempDir
    Path folder;

    private record Ended(int code, String out, String err) {}

    private static Ended replay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = ReplayKit.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Ended(code, out.toString(), err.toString());
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    /** Two visitors a second for a minute, the second of whom asks for a page more. */
    private String log() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 3; i++) {
                log.append(String.format(
                        Locale.ROOT,
                        "192.0.2.%d - - [01/Jun/2025:10:00:%02d +0200] \"GET /%s HTTP/1.1\" 200 5 \"-\" \"x\"\n",
                        2 * second + Math.min(i, 1),
                        second,
                        i < 2 ? "tickets" : "seats"));
            }
        }
        return Files.writeString(folder.resolve("access.log"), log).toString();
    }

    private static Population replayed(String trace) {
        Properties given = new Properties();
        given.putAll(Map.of("trace", trace, "admin.token", "secret"));
        return ReplayOptions.from(given, Map.of()).population();
    }

    @Test
    void a_log_becomes_a_trace_that_is_replayed() throws IOException {
        Ended ended = replay("convert", log(), "-o", file("sale.csv"), "--new-visitors-only", "--path", "/tickets");

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .contains("180 lines, 2025-06-01T08:00:00Z to 2025-06-01T08:00:59Z")
                .contains("counted 120 new visitors (idle 1800 s), path /tickets")
                .contains("0 further requests of visitors, 60 filtered out")
                .contains("120 people in 60 s, peak 2 a second at 0 s")
                .contains("-Dtrace=" + file("sale.csv"));
        assertThat(Files.readAllLines(folder.resolve("sale.csv")))
                .startsWith(
                        "# from access.log, an access log: new visitors (idle 1800 s), path /tickets",
                        "# begins 2025-06-01T08:00:00Z")
                .contains("# seconds=60 total=120 max=2", "offset_s,count", "0,2", "59,2");
        assertThat(replayed(file("sale.csv")).arrivals().perSecond())
                .hasSize(60)
                .containsOnly(2);
        assertThat(replayed(file("sale.csv")).synthetic()).isFalse();
    }

    @Test
    void a_converted_part_is_scaled_and_says_how() throws IOException {
        replay(
                "convert",
                log(),
                "-o",
                file("a.csv"),
                "--start=2025-06-01T10:00:10+02:00",
                "--length=20s",
                "--scale-count=10",
                "--scale-time=0.5",
                "--spread=even",
                "--seed=9");

        assertThat(replayed(file("a.csv")).arrivals().total()).isEqualTo(600);
        assertThat(replayed(file("a.csv")).arrivals().seconds()).isEqualTo(40);
        assertThat(Files.readAllLines(folder.resolve("a.csv")))
                .contains(
                        "# begins 2025-06-01T08:00:10Z",
                        "# start=0s length=20s scale-count=10.0 scale-time=0.5 spread=even seed=9");
    }

    @Test
    void a_synthetic_trace_stays_labelled_when_it_is_converted() throws IOException {
        Ended made = replay("synthetic", "--people=50000", "--peak=1200", "--tickets=4000", "-o", file("s.csv"));
        Ended converted = replay("convert", file("s.csv"), "-o", file("t.csv"), "--scale-count=0.1");

        assertThat(made.code()).isZero();
        assertThat(made.out())
                .contains("s.csv (synthetic)")
                .contains("50,000 people")
                .contains("peak 1,200 a second");
        assertThat(Files.readAllLines(folder.resolve("s.csv")))
                .first()
                .asString()
                .startsWith("# synthetic");
        assertThat(replayed(file("s.csv")).arrivals().peak()).isEqualTo(1_200);
        assertThat(converted.out()).contains("t.csv (synthetic)");
        assertThat(replayed(file("t.csv")).arrivals().total()).isEqualTo(5_000);
        assertThat(replayed(file("t.csv")).synthetic()).isTrue();
        assertThat(replayed(file("t.csv")).trace()).endsWith("(synthetic)");
        assertThat(Files.readAllLines(folder.resolve("t.csv")))
                .filteredOn(line -> line.startsWith("# seconds="))
                .hasSize(1);
    }

    @Test
    void what_a_source_says_of_itself_travels_with_its_counts_as_said_of_the_source() throws IOException {
        Files.writeString(
                folder.resolve("m.csv"), "# bins of 60 s; notice of copyright\noffset_s,count\n0,600\n60,600\n");

        replay("convert", file("m.csv"), "-o", file("s.csv"));
        replay("convert", file("s.csv"), "-o", file("t.csv"));

        assertThat(Files.readAllLines(folder.resolve("t.csv")))
                .startsWith("# of the source: bins of 60 s; notice of copyright")
                .contains("offset_s,count");
        assertThat(replayed(file("t.csv")).arrivals().total()).isEqualTo(1_200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "convert",
                "convert x.csv",
                "synthetic --people 5 -o x.csv",
                "convert x -o y --start yesterday",
                "convert x -o y --seed many",
            })
    void what_is_not_understood_is_explained_and_ends_with_two(String line) {
        Ended ended = replay(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("Usage: replay");
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--path tickets | '--path': got \"tickets\", want the beginning of a path",
                "--status 9xx | '--status': got \"9xx\", want statuses from 100 to 599",
                "--idle soon | '--idle': got \"soon\", want a duration",
                "--spread normal | '--spread': got \"normal\", want poisson or even",
                "--idle 25h | idle: got 90000 s, want from 1 s to 24 h",
                "--scale-count 0 | scale.count: got 0.0, want a number from 1.0E-9 to 1000000.0",
                "--start 2h | Nobody would arrive",
            })
    void a_bad_option_is_named_with_its_value_and_what_is_wanted(String options, String message) throws IOException {
        Ended ended = replay(("convert " + log() + " -o " + file("x.csv") + " " + options).split(" "));

        assertThat(ended.code()).isNotZero();
        assertThat(ended.err()).contains(message);
        assertThat(folder.resolve("x.csv")).doesNotExist();
    }

    @Test
    void what_only_logs_have_is_not_asked_of_counts() throws IOException {
        String counts = Files.writeString(folder.resolve("c.csv"), "0,5\n1,6\n").toString();

        assertThat(replay("convert", counts, "-o", file("x.csv"), "--path", "/a")
                        .err())
                .contains("are for access logs");
        assertThat(replay("convert", counts, "-o", file("x.csv"), "--start", "2025-06-01T10:00:00Z")
                        .err())
                .contains("no time of day");
    }

    @Test
    void a_trace_is_not_written_over_itself_and_failures_end_with_one() throws IOException {
        assertThat(replay("convert", log(), "-o", file("access.log")).err()).contains("another file than the input");
        Ended missing = replay("convert", file("none"), "-o", file("x.csv"));
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err())
                .startsWith("replay: ")
                .contains("there is no such file")
                .hasLineCount(1);
        assertThat(replay("convert", log(), "-o", file("no/such/folder.csv")).code())
                .isEqualTo(1);
    }

    @Test
    void long_reading_is_told_every_two_seconds() {
        StringWriter told = new StringWriter();
        Iterator<Long> times =
                List.of(0L, 1_000_000_000L, 2_000_000_000L, 3_000_000_000L).iterator();
        ReadingMeter meter = new ReadingMeter(new PrintWriter(told, true), times::next);

        meter.at(1_000_000, 150_000_000);
        meter.at(2_000_000, 300_000_000);
        meter.at(3_000_000, 450_000_000);

        assertThat(told.toString().strip()).isEqualTo("2,000,000 lines, 300 MB read; 1,000,000 lines/s, 150 MB/s");
    }
}
