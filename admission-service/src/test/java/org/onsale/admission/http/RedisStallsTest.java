package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.onsale.admission.support.Waits.answer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.onsale.admission.support.Clients;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.onsale.redis.test.TestRedis;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Redis stops answering for longer than a call may take, and then does all that it was asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisStallsTest {
    private static final long STALL_MS = 900;
    private static final Map<String, String> IMPATIENT = Map.of("ONSALE_REDIS_TIMEOUT", "500ms");

    private final TestRedis server = TestRedis.own();
    private final WebClient client = Clients.web();
    private List<Service> nodes;

    @BeforeAll
    void start() {
        nodes = List.of(Service.start(server.uri(), IMPATIENT), Service.start(server.uri(), IMPATIENT));
    }

    @AfterAll
    void stop() throws Exception {
        nodes.forEach(Service::close);
        server.close();
    }

    @RepeatedTest(2)
    void whoAsksAgainWithTheSameKeyGetsWhatTheLateAnswerGave() {
        Sale sale = nodes.get(0).open(server, Map.of("cap", 50));

        server.commands().clientPause(STALL_MS);
        Map<Integer, Long> answers = answer(Flux.range(0, 200)
                .flatMap(i -> enter(sale, i), 200)
                .collect(Collectors.groupingBy(status -> status, Collectors.counting())));

        assertThat(sale.held()).isEqualTo(50);
        assertThat(answers).containsOnly(entry(201, 50L), entry(200, 150L));
    }

    private Mono<Integer> enter(Sale sale, int i) {
        int port = nodes.get(i % 2).port();
        return client.post()
                .uri("http://127.0.0.1:{port}/v1/events/{event}/checkouts", port, sale.event())
                .header("Idempotency-Key", "buyer-" + i)
                .exchangeToMono(Clients::statusUnless503)
                .retryWhen(Retry.fixedDelay(250, Duration.ofMillis(100)));
    }
}
