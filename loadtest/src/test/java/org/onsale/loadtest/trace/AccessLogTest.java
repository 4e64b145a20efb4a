package org.onsale.loadtest.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsale.loadtest.trace.ArrivalTrace.Bin;

class AccessLogTest {
    private static final Instant TEN = Instant.parse("2025-06-01T10:00:00Z");

    @TempDir
    Path folder;

    /** A line of visitor {@code v}, so many seconds after ten. */
    private static String line(int second, String visitor, String path, int status) {
        int sinceNine = 3_600 + second;
        return String.format(
                Locale.ROOT,
                "192.0.2.%s - - [01/Jun/2025:%02d:%02d:%02d +0000] \"GET %s HTTP/1.1\" %d 5 \"-\" \"Mozilla\"",
                visitor,
                9 + sinceNine / 3_600,
                sinceNine / 60 % 60,
                sinceNine % 60,
                path,
                status);
    }

    private static String line(int second) {
        return line(second, "1", "/", 200);
    }

    private static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    private static Recording read(String text, LogSelection selection) throws IOException {
        return AccessLog.read(
                "access.log",
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                selection,
                ReadProgress.UNTOLD);
    }

    private static Recording read(String text) throws IOException {
        return read(text, LogSelection.ALL);
    }

    private static LogSelection selection(String path, String status, Instant from, Duration upTo) {
        return new LogSelection(
                false,
                LogSelection.USUAL_IDLE,
                path == null ? PathFilter.ALL : PathFilter.parse(path),
                status == null ? StatusFilter.ALL : StatusFilter.parse(status),
                Optional.ofNullable(from),
                Optional.ofNullable(upTo));
    }

    private static void assertBalanced(LogFigures figures) {
        assertThat(figures.unreadable()
                        + figures.outOfOrder()
                        + figures.filteredOut()
                        + figures.seenBefore()
                        + figures.outside()
                        + figures.counted())
                .isEqualTo(figures.lines());
    }

    @Test
    void requests_are_counted_by_second_from_the_first_on() throws IOException {
        Recording recording = read(lines(line(5), line(5), line(7), line(65)));

        assertThat(recording.trace().bins()).containsExactly(new Bin(0, 2), new Bin(2, 1), new Bin(60, 1));
        assertThat(recording.trace().binSeconds()).isEqualTo(1);
        assertThat(recording.trace().isSynthetic()).isFalse();
        assertThat(recording.begins()).contains(TEN.plusSeconds(5));
        assertThat(recording.log().orElseThrow().first()).isEqualTo(TEN.plusSeconds(5));
        assertThat(recording.log().orElseThrow().last()).isEqualTo(TEN.plusSeconds(65));
        assertBalanced(recording.log().orElseThrow());
    }

    @Test
    void a_line_a_little_earlier_than_those_before_counts_when_it_was() throws IOException {
        Recording recording = read(lines(line(100), line(200), line(0), line(199)));

        assertThat(recording.trace().bins())
                .containsExactly(new Bin(0, 1), new Bin(100, 1), new Bin(199, 1), new Bin(200, 1));
    }

    @Test
    void a_log_out_of_order_is_refused_with_its_first_such_line() {
        assertThatThrownBy(() -> read(lines(line(0), line(400), line(99), line(100))))
                .isInstanceOf(TraceFormatException.class)
                .hasMessageStartingWith("access.log: 1 of 4 lines are out of order of time by more than 300 s")
                .hasMessageContaining("line 3: 192.0.2.1");
    }

    @Test
    void a_few_unreadable_lines_are_told_and_borne() throws IOException {
        String text = repeated(199, i -> line(i)) + "\u001bwhat\n" + line(200) + "\n";

        LogFigures figures = read(text).log().orElseThrow();

        assertThat(figures.unreadable()).isEqualTo(1);
        assertThat(figures.firstUnreadable()).isEqualTo("line 200: \\x1Bwhat");
        assertThat(figures.counted()).isEqualTo(200);
        assertBalanced(figures);
    }

    @Test
    void more_than_one_in_a_hundred_unreadable_is_an_error_with_the_first_of_them() {
        String text = repeated(97, i -> line(i)) + "what\nwhy\n" + line(200) + "\n";

        assertThatThrownBy(() -> read(text))
                .hasMessage(
                        "access.log: 2 of 100 lines are in neither the common nor the combined log format, want at most 1 %; the first is line 98: what");
    }

    @Test
    void a_last_line_cut_short_is_borne_in_a_short_log_too() throws IOException {
        LogFigures figures =
                read(lines(line(0)) + line(1).substring(0, 60)).log().orElseThrow();

        assertThat(figures.counted()).isEqualTo(1);
        assertThat(figures.unreadable()).isEqualTo(1);
        assertThatThrownBy(() -> read(lines(line(0), line(1).substring(0, 60)))).hasMessageContaining("1 of 2 lines");
    }

    @Test
    void a_hostile_line_of_a_megabyte_is_one_unreadable_line() throws IOException {
        String hostile = line(1).replace("Mozilla", "x".repeat(1_000_000));

        LogFigures figures = read(repeated(200, i -> line(i)) + hostile + "\n" + lines(line(201)))
                .log()
                .orElseThrow();

        assertThat(figures.unreadable()).isEqualTo(1);
        assertThat(figures.firstUnreadable()).startsWith("line 201, longer than 65536 bytes: 192.0.2.1");
        assertThat(figures.counted()).isEqualTo(201);
    }

    @Test
    void path_and_status_select_and_what_is_no_request_never_counts() throws IOException {
        String text = lines(
                line(0, "1", "/tickets/7", 200),
                line(1, "1", "/tickets", 302),
                line(2, "1", "/tickets", 500),
                line(3, "1", "/about/tickets", 200),
                line(4, "1", "/", 408).replace("GET / HTTP/1.1", "-"));

        LogFigures figures =
                read(text, selection("/tickets", "2xx,302", null, null)).log().orElseThrow();

        assertThat(figures.counted()).isEqualTo(2);
        assertThat(figures.filteredOut()).isEqualTo(3);
        assertThat(read(text).log().orElseThrow().counted()).isEqualTo(4);
        assertThat(read(text, selection("~tickets$", null, null, null))
                        .log()
                        .orElseThrow()
                        .counted())
                .isEqualTo(3);
    }

    @Test
    void of_new_visitors_only_the_first_request_that_passes_counts() throws IOException {
        LogSelection selection = new LogSelection(
                true,
                Duration.ofMinutes(30),
                PathFilter.parse("/tickets"),
                StatusFilter.ALL,
                Optional.empty(),
                Optional.empty());

        Recording recording = read(
                lines(
                        line(0, "1", "/", 200),
                        line(1, "1", "/tickets", 200),
                        line(2, "2", "/tickets", 200),
                        line(3, "1", "/tickets", 200),
                        line(1_803, "1", "/tickets", 200),
                        line(1_803, "2", "/tickets", 200)),
                selection);

        assertThat(recording.trace().bins()).containsExactly(new Bin(0, 1), new Bin(1, 1), new Bin(1_802, 1));
        assertThat(recording.log().orElseThrow().seenBefore()).isEqualTo(2);
        assertBalanced(recording.log().orElseThrow());
    }

    @Test
    void a_time_of_day_is_where_the_trace_begins_and_who_came_before_is_not_new() throws IOException {
        LogSelection selection = new LogSelection(
                true,
                Duration.ofMinutes(30),
                PathFilter.ALL,
                StatusFilter.ALL,
                Optional.of(TEN.plusSeconds(60)),
                Optional.of(Duration.ofSeconds(10)));

        Recording recording = read(
                lines(
                        line(59, "1", "/", 200),
                        line(60, "1", "/", 200),
                        line(62, "2", "/", 200),
                        line(70, "4", "/", 200),
                        line(900, "3", "/", 200)),
                selection);

        assertThat(recording.trace().bins()).containsExactly(new Bin(2, 1));
        assertThat(recording.begins()).contains(TEN.plusSeconds(60));
        assertThat(recording.log().orElseThrow().outside()).isEqualTo(3);
        assertThat(recording.log().orElseThrow().counted()).isEqualTo(1);
    }

    @Test
    void a_log_of_many_days_wants_a_part_named() throws IOException {
        String text = lines(line(0)) + lines(line(0).replace("Jun/2025", "Jul/2025"));

        assertThatThrownBy(() -> read(text)).hasMessageContaining("name the part wanted by its start and length");
        assertThat(read(text, selection(null, null, null, Duration.ofHours(1)))
                        .trace()
                        .total())
                .isEqualTo(1);
    }

    @Test
    void a_log_of_which_nothing_counts_says_why() {
        assertThatThrownBy(() -> read(lines(line(0)), selection("/none", null, null, null)))
                .hasMessage(
                        "access.log: none of its 1 lines counts: 0 unreadable, 1 filtered out, 0 outside of the time asked for");
    }

    @Test
    void files_are_told_by_their_content() throws IOException {
        String log = lines(line(0), line(1)).replace("\n", "\r\n");

        assertThat(file("a.csv", log.getBytes(StandardCharsets.UTF_8)).trace().total())
                .isEqualTo(2);
        assertThat(file("b", gzip(log)).trace().total()).isEqualTo(2);
        assertThat(file("c.log", gzip("# synthetic\noffset_s,count\n0,7\n"))
                        .trace()
                        .isSynthetic())
                .isTrue();
        byte[] twice = Arrays.copyOf(gzip(log), 2 * gzip(log).length);
        System.arraycopy(gzip(log), 0, twice, gzip(log).length, gzip(log).length);
        assertThat(file("rotated.gz", twice).trace().total()).isEqualTo(4);
    }

    @Test
    void files_that_cannot_be_read_say_why() {
        byte[] cut = Arrays.copyOf(gzip(lines(line(0))), 40);

        assertThatThrownBy(() -> file("cut.gz", cut)).hasMessageContaining("is the file complete?");
        assertThatThrownBy(() -> file("empty", new byte[0])).hasMessageContaining("it has no lines");
        assertThatThrownBy(() -> file("x.json", "{\"status\":200}\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("neither counts")
                .hasMessageEndingWith("it begins with {\"status\":200}");
        assertThatThrownBy(() ->
                        new TraceFile("/none/such").read(OptionalInt.empty(), LogSelection.ALL, ReadProgress.UNTOLD))
                .hasMessage("/none/such: there is no such file, or it may not be read");
        assertThatThrownBy(() -> new TraceFile("classpath:none")
                        .read(OptionalInt.empty(), LogSelection.ALL, ReadProgress.UNTOLD))
                .hasMessage("classpath:none: there is no such resource");
    }

    @Test
    void two_million_lines_are_read_as_they_come() throws IOException {
        int lines = 2_000_000;
        AtomicLong told = new AtomicLong();
        LogSelection newVisitors = new LogSelection(
                true, Duration.ofMinutes(1), PathFilter.ALL, StatusFilter.ALL, Optional.empty(), Optional.empty());

        LogFigures figures = AccessLog.read(
                        "long.log", new LongLog(lines), newVisitors, (done, bytes) -> told.set(done))
                .log()
                .orElseThrow();

        assertThat(figures.lines()).isEqualTo(lines).isEqualTo(told.get());
        assertThat(figures.counted()).isEqualTo(lines / LongLog.REQUESTS_A_VISITOR);
        assertBalanced(figures);
    }

    private Recording file(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return new TraceFile(file.toString()).read(OptionalInt.empty(), LogSelection.ALL, ReadProgress.UNTOLD);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static String repeated(int times, IntFunction<String> line) {
        return IntStream.range(0, times).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    /** A log made as it is read: 2,000 lines a second, five in a row of each visitor. */
    private static final class LongLog extends InputStream {
        static final int REQUESTS_A_VISITOR = 5;
        private static final int LINES_A_SECOND = 2_000;

        private final byte[] line =
                "10.000.000 - - [01/Jun/2025:10:00:00 +0000] \"GET / HTTP/1.1\" 200 512 \"-\" \"Mozilla/5.0 (X11; Linux x86_64) Firefox/139.0\"\n"
                        .getBytes(StandardCharsets.US_ASCII);
        private final int lines;
        private int number = -1;
        private int at = line.length;

        LongLog(int lines) {
            this.lines = lines;
        }

        @Override
        public int read() {
            throw new AssertionError("byte by byte");
        }

        @Override
        public int read(byte[] into, int from, int most) {
            int filled = 0;
            while (filled < most && (at < line.length || next())) {
                int taken = Math.min(most - filled, line.length - at);
                System.arraycopy(line, at, into, from + filled, taken);
                at += taken;
                filled += taken;
            }
            return filled == 0 ? -1 : filled;
        }

        private boolean next() {
            if (++number >= lines) {
                return false;
            }
            at = 0;
            int visitor = number / REQUESTS_A_VISITOR;
            digits(3, 3, visitor / 1_000);
            digits(7, 3, visitor % 1_000);
            int second = number / LINES_A_SECOND;
            digits(31, 2, second / 60 % 60);
            digits(34, 2, second % 60);
            return true;
        }

        private void digits(int position, int count, int value) {
            int rest = value;
            for (int i = position + count - 1; i >= position; i--) {
                line[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
    }
}
