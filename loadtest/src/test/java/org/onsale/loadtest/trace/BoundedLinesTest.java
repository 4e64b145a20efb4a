package org.onsale.loadtest.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
    private static BoundedLines lines(String text) {
        return new BoundedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> all(String text) throws IOException {
        BoundedLines lines = lines(text);
        List<String> all = new ArrayList<>();
        while (lines.next()) {
            all.add(lines.text());
        }
        return all;
    }

    @Test
    void lines_end_at_LF_or_CR_LF_or_with_the_stream() throws IOException {
        assertThat(all("")).isEmpty();
        assertThat(all("a")).containsExactly("a");
        assertThat(all("a\r\nb\n\nc\n")).containsExactly("a", "b", "", "c");
        assertThat(all("a\rb\n\r\n")).containsExactly("a\rb", "");
    }

    @Test
    void lines_longer_than_a_chunk_are_whole_up_to_the_limit() throws IOException {
        String longest = "x".repeat(BoundedLines.LONGEST);

        assertThat(all("a\n" + longest + "\nb")).containsExactly("a", longest, "b");
    }

    @Test
    void of_a_line_of_a_megabyte_the_beginning_is_kept_and_the_next_one_is_found() throws IOException {
        BoundedLines lines = lines("a\n" + "x".repeat(1_000_000) + "\nb");

        assertThat(lines.next() && !lines.overlong()).isTrue();
        assertThat(lines.next() && lines.overlong()).isTrue();
        assertThat(lines.length()).isEqualTo(BoundedLines.LONGEST);
        assertThat(lines.next() && !lines.overlong() && !lines.terminated()).isTrue();
        assertThat(lines.text()).isEqualTo("b");
        assertThat(lines.bytes()).isEqualTo(1_000_004);
    }

    @Test
    void what_is_shown_of_a_line_does_nothing_to_a_terminal() throws IOException {
        BoundedLines lines = lines("a\u001b[31m\u00e9" + "x".repeat(200));

        lines.next();

        assertThat(lines.shown())
                .startsWith("a\\x1B[31m\\xC3\\xA9xxx")
                .endsWith("x…")
                .hasSizeLessThan(200);
    }
}
