package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;

final class QueuedRequestTest extends RedisTest {
    private static final int PATIENCE_MS = 5_000;
    private static final int ROUNDS = 5;

    private final Service service = Service.first();
    private final Sale sale = service.open(server(), Map.of("cap", 5));

    /** With Reactor Netty 1.3.7 a later request was never read (its issue 4361). */
    @Test
    void aConnectionIsReadOnAfterAQueuedRequestIsAnsweredAtOnce() throws IOException {
        String enter = "POST /v1/events/" + sale.event().value()
                + "/checkouts HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: one\r\nContent-Length: 0\r\n\r\n";
        String nothing = "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(PATIENCE_MS);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));

            for (int round = 0; round < ROUNDS; round++) {
                socket.getOutputStream().write((enter + nothing).getBytes(StandardCharsets.ISO_8859_1));

                assertThat(nextStatus(answers)).isEqualTo("HTTP/1.1 201 Created");
                assertThat(nextStatus(answers)).isEqualTo("HTTP/1.1 404 Not Found");
            }
        }
    }

    /** Spring refuses such an address by itself, before anything of ours is asked. */
    @Test
    void soIsOneAfterAQueuedRequestWhoseAddressCannotBeRead() throws IOException {
        String nothing = "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String unreadable = "GET /v1/check/" + sale.event().value() + "/a|b HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(PATIENCE_MS);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));

            for (int round = 0; round < ROUNDS; round++) {
                socket.getOutputStream().write((nothing + unreadable).getBytes(StandardCharsets.ISO_8859_1));

                assertThat(nextStatus(answers)).isEqualTo("HTTP/1.1 404 Not Found");
                assertThat(nextStatus(answers)).isEqualTo("HTTP/1.1 400 Bad Request");
            }
        }
    }

    /** Bodies end without a line break, so that a status may stand behind one. */
    private static String nextStatus(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.contains("HTTP/1.1 ")) {
            line = answers.readLine();
        }
        return line == null ? "nothing" : line.substring(line.indexOf("HTTP/1.1 "));
    }
}
