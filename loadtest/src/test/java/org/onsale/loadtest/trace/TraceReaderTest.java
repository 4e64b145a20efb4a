package org.onsale.loadtest.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceReaderTest {
    private static ArrivalTrace read(String text, OptionalInt bin) throws IOException {
        return TraceReader.read("test.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), bin);
    }

    @Test
    void comments_header_and_empty_lines_are_passed_over() throws IOException {
        ArrivalTrace trace = read("# a comment\noffset_s,count\n\n0,3\n1, 4 \n", OptionalInt.empty());

        assertThat(trace.bins()).containsExactly(new ArrivalTrace.Bin(0, 3), new ArrivalTrace.Bin(1, 4));
        assertThat(trace.total()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "'0,1;1,1;2,1', 1",
        "'0,1;3,1;4,1', 1",
        "'7,1', 1",
        "'0,1;60,1;120,1', 60",
        "'60,1;180,1;360,1', 60",
        "'30,1;90,1', 60",
    })
    void the_width_of_a_bin_is_told_from_the_offsets(String lines, int width) throws IOException {
        ArrivalTrace trace = read(lines.replace(';', '\n'), OptionalInt.empty());

        assertThat(trace.binSeconds()).isEqualTo(width);
    }

    @Test
    void a_given_width_goes_before_the_one_told_from_the_offsets() throws IOException {
        assertThat(read("0,1\n60,1\n", OptionalInt.of(1)).binSeconds()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,1;x,2 | line 2: got \"x,2\"",
                "0,1;1 | line 2: got \"1\"",
                "0,1,2 | line 1: got \"0,1,2\"",
                "0,-1 | line 1: got \"0,-1\"",
                "0,1.5 | line 1: got \"0,1.5\"",
                "-1,1 | line 1: got \"-1,1\"",
                "5,1;5,1 | line 2: got offset 5",
                "5,1;4,1 | line 2: got offset 4",
                "0,9999999999 | line 1: got 9999999999 people",
                "99999999999999999999,1 | line 1: got",
                "offset_s,count | it has no arrivals",
                "0,1;10,1;20,1 | bins of 1 s or of 60 s",
            })
    void a_bad_trace_is_refused_with_its_line(String lines, String message) {
        assertThatThrownBy(() -> read(lines.replace(';', '\n'), OptionalInt.empty()))
                .isInstanceOf(TraceFormatException.class)
                .hasMessageStartingWith("test.csv")
                .hasMessageContaining(message);
    }

    @Test
    void a_width_the_offsets_do_not_fit_is_refused() {
        assertThatThrownBy(() -> read("0,1\n1,1\n", OptionalInt.of(60))).hasMessageContaining("given bin 60");
    }

    @Test
    void what_stands_above_the_counts_is_the_head() throws IOException {
        ArrivalTrace trace =
                read("\uFEFF# Synthetic: ours\n#b\noffset_s,count\n0,3\n# not the head\n1,4", OptionalInt.empty());

        assertThat(trace.head()).containsExactly("Synthetic: ours", "b");
        assertThat(trace.isSynthetic()).isTrue();
        assertThat(read("# not synthetic\n0,1", OptionalInt.empty()).isSynthetic())
                .isFalse();
    }
}
