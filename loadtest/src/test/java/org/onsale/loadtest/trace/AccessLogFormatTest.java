package org.onsale.loadtest.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLogFormatTest {
    private static final String TIME = "[01/Jun/2025:10:00:00 +0200]";
    private static final String AGENT = " \"https://shop.example/\" \"Mozilla/5.0 (X11; Linux x86_64)\"";

    private static Optional<Request> read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        return new AccessLogFormat().read(bytes, bytes.length);
    }

    private static Request request(String line) {
        return read(line).orElseThrow(() -> new AssertionError("unreadable: " + line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "192.0.2.7 - - [T] \"GET /tickets HTTP/1.1\" 200 512 | 200 | /tickets",
                "192.0.2.7 - - [T] \"GET /tickets?a=1&b=2 HTTP/1.1\" 200 512 \"-\" \"curl/8.1\" | 200 | /tickets",
                "2001:db8::7 - - [T] \"POST /v1/places HTTP/2.0\" 201 - \"-\" \"-\" | 201 | /v1/places",
                "::1 - - [T] \"GET / HTTP/1.1\" 304 0 | 304 | /",
                "shop.example - jane [T] \"HEAD / HTTP/1.0\" 200 - | 200 | /",
                "192.0.2.7 - jane doe [T] \"GET / HTTP/1.1\" 200 1 \"-\" \"x\" | 200 | /",
                "192.0.2.7 - a[b] [T] \"GET / HTTP/1.1\" 200 1 \"-\" \"x\" | 200 | /",
                "192.0.2.7 - - [T] \"GET /a\\\"b HTTP/1.1\" 200 1 \"-\" \"say \\\"hi\\\"\" | 200 | /a\\\"b",
                "192.0.2.7 - - [T] \"GET /a HTTP/1.1\" 200 1 \"-\" \"ends in \\\\\" | 200 | /a",
                "192.0.2.7 - - [T] \"GET /a HTTP/1.1\" 200 1 \"-\" \"a \\x22quote\\x22\" | 200 | /a",
                "192.0.2.7 - - [T] \"GET /a HTTP/1.1\" 200 1 \"-\" \"a \"bare\" quote\" | 200 | /a",
                "192.0.2.7 - - [T] \"GET /say\"hi\" HTTP/1.1\" 200 1 \"-\" \"x\" | 200 | /say\"hi\"",
                "192.0.2.7 - - [T] \"GET /a HTTP/1.1\" 200 1 \"-\" \"x\" \"203.0.113.9\" 0.123 0.120 | 200 | /a",
                "192.0.2.7 - - [T] \"GET /a HTTP/1.1\" 200 1 0.042 | 200 | /a",
                "192.0.2.7 - - [T] \"GET http://shop.example/a?x HTTP/1.1\" 200 1 | 200 | /a",
                "192.0.2.7 - - [T] \"GET http://shop.example HTTP/1.1\" 200 1 | 200 | /",
                "192.0.2.7 - - [T] \"GET /old\" 200 1 | 200 | /old",
                "192.0.2.7 - - [T] \"-\" 408 - \"-\" \"-\" | 408 | ``",
                "192.0.2.7 - - [T] \"\" 400 0 \"-\" \"-\" | 400 | ``",
                "192.0.2.7 - - [T] \"\\x16\\x03\\x01\\x02\" 400 157 \"-\" \"-\" | 400 | ``",
                "192.0.2.7 - - [T] \"OPTIONS * HTTP/1.0\" 200 - | 200 | ``",
                "192.0.2.7 - - [T] \"CONNECT example.com:443 HTTP/1.1\" 405 1 | 405 | ``",
                "192.0.2.7 - - [T] \"GET / HTTP/1.1\" 499 0 \"-\" \"\" | 499 | /",
            })
    void both_formats_are_read(String line, int status, String path) {
        Request request = request(line.replace("[T]", TIME));

        assertThat(request.second())
                .isEqualTo(Instant.parse("2025-06-01T08:00:00Z").getEpochSecond());
        assertThat(request.status()).isEqualTo(status);
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.isComplete()).isEqualTo(!path.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "192.0.2.7",
                "192.0.2.7 - - ",
                "192.0.2.7 - - [T]",
                "192.0.2.7 - - [T] ",
                "192.0.2.7 - - [T] \"",
                "192.0.2.7 - - [T] \"GET / HTTP/1.1",
                "192.0.2.7 - - [T] \"GET / HTTP/1.1\" 2",
                "192.0.2.7 - - [T] \"GET / HTTP/1.1\" 2000 1",
                "192.0.2.7 - - [T] \"GET / HTTP/1.1\" 200 1 \"-\" \"Mozil",
                "192.0.2.7 - - [T] \"GET / HTTP/1.1\" 200 1 \"https://sho",
                "192.0.2.7 - - [T] \"GET / HTTP/1.1\" 200 1 \"-\" \"escaped end\\\"",
                "192.0.2.7 - - [01/Jun/2025:10:00:00] \"GET / HTTP/1.1\" 200 1",
                "{\"time\":\"2025-06-01T10:00:00+02:00\",\"status\":200}",
                "2025/06/01 10:00:00 [error] 7#7: *1 open() failed",
                "#Fields: date time s-ip cs-method",
                "0,12",
            })
    void what_is_neither_is_unreadable(String line) {
        assertThat(read(line.replace("[T]", TIME))).isEmpty();
    }

    @Test
    void bytes_that_are_no_text_are_borne() {
        Request garbage = request(
                "192.0.2.7 - - " + TIME + " \"GET /\u00c3\u0028\u00ff HTTP/1.1\" 404 1 \"-\" \"\u0000\u00f0\u009f\"");

        assertThat(garbage.path()).startsWith("/");
    }

    @Test
    void no_line_cut_short_breaks_the_reader() {
        String line = "192.0.2.7 - jane [x] " + TIME + " \"GET /a\\\"b?c HTTP/1.1\" 200 512" + AGENT + " \"-\"";

        for (int end = 0; end <= line.length(); end++) {
            read(line.substring(0, end))
                    .ifPresent(request -> assertThat(request.status()).isEqualTo(200));
        }
    }

    @Test
    void a_visitor_is_an_address_and_a_user_agent() {
        Set<Long> visitors = Stream.of(
                        "192.0.2.7 - - [T] \"GET / HTTP/1.1\" 200 1 \"-\" \"a\"",
                        "192.0.2.7 - - [T] \"GET /b HTTP/1.1\" 404 9 \"https://x.example\" \"a\" \"-\" 0.1",
                        "192.0.2.7 - jane [T] \"GET / HTTP/1.1\" 200 1 \"-\" \"a\"")
                .map(line -> request(line.replace("[T]", TIME)).visitor())
                .collect(Collectors.toSet());

        assertThat(visitors).hasSize(1);
        assertThat(visitors)
                .doesNotContain(
                        request("192.0.2.8 - - " + TIME + " \"GET / HTTP/1.1\" 200 1 \"-\" \"a\"")
                                .visitor(),
                        request("192.0.2.7 - - " + TIME + " \"GET / HTTP/1.1\" 200 1 \"-\" \"b\"")
                                .visitor(),
                        request("192.0.2.7 - - " + TIME + " \"GET / HTTP/1.1\" 200 1")
                                .visitor());
    }

    @ParameterizedTest
    @CsvSource({
        "01/Jun/2025:10:00:00 +0000, 2025-06-01T10:00:00Z",
        "01/Jun/2025:10:00:00 +0200, 2025-06-01T08:00:00Z",
        "01/Jun/2025:00:30:00 +0530, 2025-05-31T19:00:00Z",
        "31/Dec/2024:20:00:00 -0700, 2025-01-01T03:00:00Z",
        "29/Feb/2024:00:00:00 +0000, 2024-02-29T00:00:00Z",
        "26/Oct/2025:02:59:59 +0200, 2025-10-26T00:59:59Z",
        "26/Oct/2025:02:00:00 +0100, 2025-10-26T01:00:00Z",
        "30/Mar/2025:03:00:00 +0200, 2025-03-30T01:00:00Z",
        "30/Jun/2015:23:59:60 +0000, 2015-07-01T00:00:00Z",
    })
    void times_are_read_with_their_zone(String time, Instant expected) {
        assertThat(request("h - - [" + time + "] \"GET / HTTP/1.1\" 200 1").second())
                .isEqualTo(expected.getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00/Jun/2025:10:00:00 +0000",
                "31/Jun/2025:10:00:00 +0000",
                "29/Feb/2025:10:00:00 +0000",
                "01/Juni2025:10:00:00 +0000",
                "01/anF/2025:10:00:00 +0000",
                "01/Xyz/2025:10:00:00 +0000",
                "01/Jun/2025:24:00:00 +0000",
                "01/Jun/2025:10:60:00 +0000",
                "01/Jun/2025:10:00:61 +0000",
                "01/Jun/2025:10:00:00 +9900",
                "1/Jun/2025:10:00:00 +00000",
            })
    void times_that_are_none_are_refused(String time) {
        assertThat(read("h - - [" + time + "] \"GET / HTTP/1.1\" 200 1")).isEmpty();
    }
}
