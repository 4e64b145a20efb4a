package org.onsale.admission.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Waits.until;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onsale.admission.schedule.Clockwork;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Service;
import org.onsale.redis.InstallationKeys;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;

/** Two nodes, of which one ends. */
final class NodesStoryTest extends RedisTest {
    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {};

    private final Service first = Service.first();
    private Service other;

    @BeforeEach
    void startAnother() {
        other = Service.start(server().uri(), Map.of());
        until("both nodes to be heard", () -> answers(first) && answers(other));
    }

    @AfterEach
    void stop() {
        other.close();
    }

    @Test
    void aNodeWhoseClockStandsStillDoesNotAnswer() {
        other.bean(Clockwork.class).stop();

        until("its silence to be noticed", () -> !answers(other));

        Map<String, Object> silent = node(other).orElseThrow();
        assertThat(silent).containsEntry("service", "admission-service").containsEntry("answers", false);
        assertThat((Integer) silent.get("silentForMs")).isGreaterThan(3_000);
        until("the other to answer", () -> answers(first));
    }

    @Test
    void aNodeThatIsShutDownIsMissedByNobody() {
        int port = other.port();

        other.close();

        assertThat(node(port)).isEmpty();
        until("the other to answer", () -> answers(first));
    }

    @Test
    void aWaitingRoomIsToldOfToo() {
        String now = Long.toString(Long.parseLong(server().commands().time().get(0)) * 1_000);
        server().commands().hset(InstallationKeys.nodes(), "waiting-room-service/w1", "1 " + now + " 0 host-w:1");
        try {
            assertThat(nodes())
                    .anySatisfy(node -> assertThat(node)
                            .containsEntry("service", "waiting-room-service")
                            .containsEntry("node", "host-w:1")
                            .containsEntry("startedAt", "1970-01-01T00:00:00Z"));
        } finally {
            server().commands().hdel(InstallationKeys.nodes(), "waiting-room-service/w1");
        }
    }

    private boolean answers(Service service) {
        return node(service).filter(node -> node.get("answers").equals(true)).isPresent();
    }

    private Optional<Map<String, Object>> node(Service service) {
        return node(service.port());
    }

    private Optional<Map<String, Object>> node(int port) {
        return nodes().stream()
                .filter(node -> node.get("node").toString().endsWith(":" + port))
                .findFirst();
    }

    /** As a viewer sees them. */
    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> nodes() {
        Map<String, Object> roll = first.anyone()
                .get()
                .uri("/v1/admin/nodes")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Service.VIEWER_TOKEN)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(OBJECT)
                .returnResult()
                .getResponseBody();
        return (List<Map<String, Object>>) Objects.requireNonNull(roll).get("nodes");
    }
}
