package org.onsale.admission.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Waits.until;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.scheduler.Scheduler;

final class WhatIfStoryTest extends RedisTest {
    private final Service service = Service.first();

    @Test
    void aLargerCapShortensTheWait() {
        Sale sale = service.open(server(), Map.of("cap", 50));
        Map<String, Object> question =
                Map.of("arrivals", Map.of("people", 5_000, "overSeconds", 600), "conversion", 0.5, "seed", 7);

        Map<String, Object> small = answer(sale, question);
        Map<String, Object> large = answer(sale, and(question, "cap", 500));

        assertThat(small).containsEntry("arrived", 5_000);
        assertThat(p50(large)).isLessThan(p50(small) / 5);
        assertThat(given(small, "cap")).isEqualTo(Map.of("value", 50, "from", "set"));
        assertThat(given(small, "conversion")).isEqualTo(Map.of("value", 0.5, "from", "set"));
        assertThat(given(small, "noShowShare")).containsEntry("from", "preset");
        assertThat((List<?>) small.get("line")).hasSizeBetween(10, 300);
    }

    @Test
    void theSameQuestionHasTheSameAnswerAndChangesNothing() {
        Sale sale = service.open(server(), Map.of("cap", 20));
        Map<String, Object> question = Map.of("arrivals", Map.of("binSeconds", 5, "counts", List.of(40, 200, 30, 5)));

        Map<String, Object> first = answer(sale, question);
        Map<String, Object> second = answer(sale, question);

        first.remove("tookMs");
        second.remove("tookMs");
        assertThat(first).isEqualTo(second);
        assertThat(sale.waiting()).isZero();
        assertThat(sale.held()).isZero();
    }

    @Test
    void nothingSaidIsTheSaleAsItIsSet() {
        Sale sale = service.open(server(), Map.of("cap", 20, "ratePerMinute", 600));

        Map<String, Object> asSet = answer(sale, Map.of());
        Map<String, Object> unlimited = answer(sale, and(Map.of(), "ratePerMinute", null));

        assertThat(given(asSet, "ratePerMinute")).isEqualTo(Map.of("value", 600, "from", "set"));
        assertThat(given(unlimited, "ratePerMinute")).containsEntry("value", null);
        assertThat(given(asSet, "arrivals")).containsEntry("from", "preset");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"cap\":-1} | cap must be a whole number from 0 to 1000000.",
                "{\"cap\":\"9\"} | cap must be a whole number from 0 to 1000000.",
                "{\"caps\":9} | There is no field caps here.",
                "{\"noShowShare\":1.5} | noShowShare must be a number from 0.0 to 1.0.",
                "{\"checkout\":{\"p50Seconds\":9}} | checkout must be p50Seconds and p90Seconds, the second not below the first.",
                "{\"checkout\":{\"p50Seconds\":9,\"p90Seconds\":8}} | checkout must be p50Seconds and p90Seconds, the second not below the first.",
                "{\"checkout\":9} | checkout must be an object.",
                "{\"arrivals\":{\"people\":9}} | arrivals must be people and overSeconds, binSeconds and counts, or recorded: true.",
                "{\"arrivals\":{\"counts\":[1,-1]}} | arrivals.counts must be whole numbers from 0 to 1000000.",
                "{\"arrivals\":{\"counts\":[600000,600000]}} | arrivals must be at most 1000000 people.",
                "{\"arrivals\":{\"binSeconds\":604800,\"counts\":[1,1]}} | arrivals over 1209600 s in bins of 604800 s: wanted are bins of 1 s and up, all in all at most 604800 s.",
                "{\"arrivals\":{\"people\":9,\"overSeconds\":9,\"x\":1}} | There is no field arrivals.x here.",
                "{\"seed\":0.5} | seed must be a whole number from 0 up.",
                "{\"seed\":-1} | seed must be a whole number from 0 up.",
            })
    void whatIsNotUnderstoodIsToldByName(String body, String detail) {
        Sale sale = service.open(server(), Map.of("cap", 20));

        ask(sale, body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo(detail);
    }

    @Test
    void whoCameSoFarComesAgain() {
        Sale sale = service.open(server(), Map.of("cap", 2));
        sale.commands().hset(sale.key().tally(), Map.of("joined", "70", "entered", "30"));
        String recorded = "{\"arrivals\":{\"recorded\":true}}";
        until(
                "the history",
                Duration.ofSeconds(40),
                () -> sale.commands().xlen(sale.key().history()) > 0
                        && given(answer(sale, Map.of()), "arrivals").get("from").equals("measured"));

        ask(sale, recorded)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.arrived")
                .isEqualTo(100)
                .jsonPath("$.given.arrivals.from")
                .isEqualTo("measured");
    }

    @Test
    void whereNothingIsRecordedThatIsTold() {
        ask(service.open(server(), Map.of("cap", 20)), "{\"arrivals\":{\"recorded\":true}}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("No arrivals are recorded that could be simulated: say how many people come.");
    }

    @Test
    void anUnknownEventHasNoFuture() {
        ask(Sale.unheardOf(server()), "{}").expectStatus().isNotFound();
    }

    @Test
    void oneQuestionIsComputedAtATimeAndOneWaits() {
        Sale sale = service.open(server(), Map.of("cap", 20));
        Scheduler computing = service.bean(Scheduler.class);
        CountDownLatch done = new CountDownLatch(1);
        try {
            CountDownLatch begun = new CountDownLatch(1);
            computing.schedule(() -> {
                begun.countDown();
                await(done);
            });
            await(begun);
            computing.schedule(() -> {});

            ask(sale, "{}")
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .exists(HttpHeaders.RETRY_AFTER)
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:onsale:problem:overloaded");
        } finally {
            done.countDown();
        }
    }

    private static void await(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> answer(Sale sale, Map<String, Object> question) {
        return service.organiser()
                .post()
                .uri("/v1/admin/events/{event}/what-if", sale.event())
                .bodyValue(question)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec ask(Sale sale, String body) {
        return service.organiser()
                .post()
                .uri("/v1/admin/events/{event}/what-if", sale.event())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static Map<String, Object> and(Map<String, Object> question, String name, Object value) {
        Map<String, Object> more = new HashMap<>(question);
        more.put(name, value);
        return more;
    }

    private static double p50(Map<String, Object> answer) {
        return ((Number) ((Map<?, ?>) answer.get("wait")).get("p50Seconds")).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> given(Map<String, Object> answer, String name) {
        return ((Map<String, Map<String, Object>>) answer.get("given")).get(name);
    }
}
