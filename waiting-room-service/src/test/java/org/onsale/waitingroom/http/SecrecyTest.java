package org.onsale.waitingroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.waitingroom.application.RestoresPlaces;
import org.onsale.waitingroom.redis.EventData;
import org.slf4j.LoggerFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Neither place tokens nor keys are logged, however much is. */
@ExtendWith(RunningService.class)
class SecrecyTest {

    private static final String KEY = "a-key-nobody-may-see";

    @Test
    void neitherTokensNorKeysAreLogged(RunningService.Service service, EventData event) {
        WebTestClient client = service.client();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        String token;
        try {
            token = join(client, event);
            poll(client, event, token);
            poll(client, event, token + "x");
            client.delete()
                    .uri("/v1/events/{event}/places", event.id())
                    .header("Authorization", "Bearer " + token)
                    .exchange()
                    .expectStatus()
                    .isNoContent()
                    .expectBody()
                    .isEmpty();
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }

        String mac = token.substring(token.lastIndexOf('.') + 1);
        List<String> lines = List.copyOf(log.list).stream()
                .filter(line -> !line.getLoggerName().startsWith("org.springframework.web.reactive.function.client"))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(KEY) || line.contains(mac));
    }

    @Test
    void answersDoNotShowThemAsText() {
        assertThat(new RestoresPlaces.Place("secret", 7).toString()).doesNotContain("secret");
    }

    private static String join(WebTestClient client, EventData event) {
        JsonNode body = client.post()
                .uri("/v1/events/{event}/places", event.id())
                .header("Idempotency-Key", KEY)
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(body).get("place").asString();
    }

    private static void poll(WebTestClient client, EventData event, String token) {
        client.get()
                .uri("/v1/events/{event}/turn", event.id())
                .header("Authorization", "Bearer " + token)
                .exchange()
                .expectBody()
                .returnResult();
    }
}
