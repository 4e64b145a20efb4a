package org.onsale.waitingroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.contract.Description;
import org.onsale.contract.Operation;
import org.onsale.contract.Refusal;
import org.onsale.waitingroom.redis.EventData;

/** What the description says of many calls alike is so for each of them. */
@ExtendWith(RunningService.class)
class RefusalTest {

    private static final int PATIENCE_MS = 20_000;

    @Test
    void everyCallRefusesWhatItSaysItRefuses(RunningService.Service service, EventData event)
            throws IOException, InterruptedException {
        String id = event.id().value();
        List<Refusal> refusals = Refusal.all(
                Description.load("openapi/waiting-room-service.yaml"),
                Map.of("event", id),
                Map.of("placeToken", "Bearer " + Tokens.place(id, 1)));

        assertThat(refusals).hasSizeGreaterThan(30);
        assertThat(Refusal.notKept(refusals, "http://127.0.0.1:" + service.port()))
                .isEmpty();
        assertThat(event.redis().exists(event.keys().line(), event.keys().numbers()))
                .isZero();
    }

    @Test
    void aMessageThatNamesNoHostIsRefusedEverywhere(RunningService.Service service) throws IOException {
        for (Operation call :
                Description.load("openapi/waiting-room-service.yaml").operations()) {
            String request = call.method().toUpperCase(Locale.ROOT) + " "
                    + call.path().replace("{event}", "demo") + " HTTP/1.1\r\nContent-Length: 0\r\n\r\n";
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
                socket.setSoTimeout(PATIENCE_MS);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 400".length());

                assertThat(new String(start, StandardCharsets.US_ASCII))
                        .as(call.toString())
                        .isEqualTo("HTTP/1.1 400");
            }
        }
    }
}
