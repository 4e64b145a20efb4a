package org.onsale.waitingroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsale.waitingroom.redis.EventData;

/** What no proper client sends: ambiguous framing, broken lines, half a request. */
@ExtendWith(RunningService.class)
class RawRequestTest {

    private static final int PATIENCE_MS = 20_000;
    private static final String JOIN = "POST /v1/events/demo/places HTTP/1.1\r\n";
    private static final String BOARD = "GET /v1/events/demo/board HTTP/1.1\r\n";
    private static final String HOST = "Host: a\r\n";
    private static final String KEY = "Idempotency-Key: k\r\n";

    private final RunningService.Service service;

    RawRequestTest(RunningService.Service service) {
        this.service = service;
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                raw(
                        "two framings",
                        JOIN + HOST + KEY + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        400),
                raw("two lengths", JOIN + HOST + KEY + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd", 400),
                raw("length that is none", JOIN + HOST + KEY + "Content-Length: x\r\n\r\n", 400),
                raw("length below zero", JOIN + HOST + KEY + "Content-Length: -1\r\n\r\n", 400),
                raw(
                        "coding that is not chunked",
                        JOIN + HOST + KEY + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                        400),
                raw(
                        "chunked in HTTP/1.0",
                        "POST /v1/events/demo/places HTTP/1.0\r\n" + HOST + KEY
                                + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        400),
                raw("lines ended by line feeds", "GET /v1/events/demo/board HTTP/1.1\nHost: a\n\n", 400),
                raw("no host", BOARD + "\r\n", 400),
                raw("control bytes first", "\u0001\u0002" + BOARD + HOST + "\r\n", 400),
                raw("beginning of TLS", "\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000\r\n\r\n", 400),
                raw("null byte in a header", BOARD + HOST + "X: a\u0000b\r\n\r\n", 400),
                raw("header without a name", BOARD + HOST + ": a\r\n\r\n", 400),
                raw("address that cannot be decoded", "GET /v1/events/%zz/board HTTP/1.1\r\n" + HOST + "\r\n", 400),
                raw("query that cannot be decoded", "GET /place/demo?return_to=%zz HTTP/1.1\r\n" + HOST + "\r\n", 400),
                raw("address of 9,000 characters", "GET /" + "a".repeat(9000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414),
                raw("header of 17,000 characters", BOARD + HOST + "X: " + "a".repeat(17_000) + "\r\n\r\n", 431),
                raw("blank key", JOIN + HOST + "Idempotency-Key:   \r\nContent-Length: 0\r\n\r\n", 400),
                raw("two keys", JOIN + HOST + KEY + KEY + "Content-Length: 0\r\n\r\n", 400),
                raw(
                        "body of no proper type",
                        JOIN + HOST + KEY + "Content-Type: json\r\nContent-Length: 2\r\n\r\n{}",
                        415),
                raw(
                        "packed body",
                        JOIN + HOST + KEY
                                + "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab",
                        400),
                raw("length announced far too long", JOIN + HOST + KEY + "Content-Length: 99999999999\r\n\r\n", 413),
                raw("TRACE", "TRACE /v1/events/demo/board HTTP/1.1\r\n" + HOST + "\r\n", 405),
                raw("CONNECT", "CONNECT evil:443 HTTP/1.1\r\n" + HOST + "\r\n", 404),
                raw("method that is none", "FOO /v1/events/demo/board HTTP/1.1\r\n" + HOST + "\r\n", 405));
    }

    private static Arguments raw(String what, String request, int status) {
        return Arguments.of(what, request, status);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void isRefused(String what, String request, int status) throws IOException {
        String answer = answer(request);

        assertThat(answer).as(what).startsWith("HTTP/1.1 " + status + " ").doesNotContain("Exception", "org.onsale");
    }

    @Test
    void bodyThatDoesNotComeIsNotWaitedForLong() throws IOException {
        String answer = answer(JOIN + HOST + KEY + "Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{");

        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("urn:onsale:problem:too-slow");
    }

    /** With Reactor Netty 1.3.7 the third request was never read (its issue 4361). */
    @Test
    void connectionIsReadOnAfterAQueuedRequestIsAnsweredAtOnce(EventData event) throws IOException {
        String join =
                "POST /v1/events/" + event.id() + "/places HTTP/1.1\r\n" + HOST + KEY + "Content-Length: 0\r\n\r\n";
        String nothing = "GET /nothing HTTP/1.1\r\n" + HOST + "\r\n";

        List<String> statuses = statusesOf(join + nothing);

        assertThat(statuses.subList(0, 2)).containsExactly("HTTP/1.1 201 Created", "HTTP/1.1 404 Not Found");
        assertThat(statuses.subList(2, 10)).containsOnly("HTTP/1.1 200 OK", "HTTP/1.1 404 Not Found");
    }

    /** Spring refuses such an address by itself, before anything of ours is asked. */
    @Test
    void soIsOneAfterAQueuedRequestWhoseAddressCannotBeRead() throws IOException {
        String nothing = "GET /nothing HTTP/1.1\r\n" + HOST + "\r\n";
        String unreadable = "GET /v1/a|b HTTP/1.1\r\n" + HOST + "\r\n";

        List<String> statuses = statusesOf(nothing + unreadable);

        assertThat(statuses).hasSize(10).containsOnly("HTTP/1.1 404 Not Found", "HTTP/1.1 400 Bad Request");
    }

    /** The answers to two requests sent at once, five times over on one connection. */
    private List<String> statusesOf(String twoRequests) throws IOException {
        List<String> statuses = new ArrayList<>();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(PATIENCE_MS);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (int round = 0; round < 5; round++) {
                socket.getOutputStream().write(twoRequests.getBytes(StandardCharsets.ISO_8859_1));
                statuses.add(nextStatus(answers));
                statuses.add(nextStatus(answers));
            }
        }
        return statuses;
    }

    private static String nextStatus(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.contains("HTTP/1.1 ")) {
            line = answers.readLine();
        }
        return line == null ? "nothing" : line.substring(line.indexOf("HTTP/1.1 "));
    }

    /** What comes back first. */
    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] answer = new byte[4096];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
        }
    }
}
