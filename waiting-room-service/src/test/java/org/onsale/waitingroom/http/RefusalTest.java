package org.onsale.waitingroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.contract.Description;
import org.onsale.contract.Refusal;
import org.onsale.waitingroom.redis.EventData;

/** What the description says of many calls alike is so for each of them. */
@ExtendWith(RunningService.class)
class RefusalTest {

    @Test
    void everyCallRefusesWhatItSaysItRefuses(RunningService.Service service, EventData event)
            throws IOException, InterruptedException {
        String id = event.id().value();
        List<Refusal> refusals = Refusal.all(
                Description.load("openapi/waiting-room-service.yaml"),
                Map.of("event", id),
                Map.of("placeToken", "Bearer " + Tokens.place(id, 1)));
        HttpClient client = HttpClient.newHttpClient();
        List<String> others = new ArrayList<>();

        for (Refusal refusal : refusals) {
            int status = refusal.send(client, "http://127.0.0.1:" + service.port());
            if (status != refusal.status()) {
                others.add(refusal + ", not " + status);
            }
        }

        assertThat(refusals).hasSizeGreaterThan(30);
        assertThat(others).isEmpty();
        assertThat(event.redis().exists(event.keys().line(), event.keys().numbers()))
                .isZero();
    }
}
