package org.onsale.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.onsale.redis.EventId;
import tools.jackson.databind.json.JsonMapper;

/**
 * The event that the demo shop sells: small and quick, so that a line forms, moves and heals while one watches.
 *
 * @param graceSeconds how long a checkout whose page was left may come back, 5 to 60
 */
record DemoEvent(
        int cap, int claimSeconds, int checkoutSeconds, int heartbeatSeconds, int awaySeconds, int graceSeconds) {

    static final EventId ID = EventId.of("demo");

    static final DemoEvent STANDARD = new DemoEvent(5, 60, 120, 10, 60, 10);

    /** Declares it; blocks. */
    void declare(LocalSettings settings, String site) throws InterruptedException {
        String json = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "name", "Aurora Nights",
                        "cap", cap,
                        "claimSeconds", claimSeconds,
                        "checkoutSeconds", checkoutSeconds,
                        "heartbeatSeconds", heartbeatSeconds,
                        "awaySeconds", awaySeconds,
                        "returnOrigins", settings.pageOrigins(site)));
        URI address = URI.create("http://127.0.0.1:" + settings.admissionPort() + "/v1/admin/events/" + ID.value());
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + settings.keys().adminToken())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200 && answer.statusCode() != 201) {
                throw new CannotStart("The demo event was refused with " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new CannotStart("The demo event could not be declared: " + e + ".", e);
        }
    }
}
