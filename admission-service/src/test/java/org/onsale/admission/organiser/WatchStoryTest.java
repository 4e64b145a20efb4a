package org.onsale.admission.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Sale.numbers;
import static org.onsale.admission.support.Waits.until;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

final class WatchStoryTest extends RedisTest {
    private final Service service = Service.first();
    private final WebTestClient organiser = service.organiser();

    @Test
    void aRaisedCapIsOfferedAtOnceAndALoweredOneThrowsNobodyOut() {
        Sale sale = service.open(server(), Map.of("cap", 0)).present(numbers(1, 10));

        patch(sale, Map.of("cap", 4), null).expectStatus().isOk();
        assertThat(sale.numbersWithTurns()).containsExactly(1L, 2L, 3L, 4L);

        patch(sale, Map.of("cap", 2), null).expectStatus().isOk();
        assertThat(sale.numbersWithTurns()).hasSize(4);
    }

    @Test
    void liveFiguresFollowWhatHappens() {
        Sale sale = service.open(server(), Map.of("cap", 2));
        service.enter(sale);
        sale.present(1, 2, 3);

        until("the figures", () -> {
            Figures live = live(sale);
            return live.turns() == 1 && live.checkouts() == 1 && live.waiting() == 2 && live.nowServing() == 1;
        });
        Figures live = live(sale);
        assertThat(live.held()).isEqualTo(2);
        assertThat(live.cap()).isEqualTo(2);
        assertThat(live.lastNumber()).isEqualTo(3);
        assertThat(live.onHold()).isFalse();
    }

    @Test
    void liveFiguresAreStreamedEverySecond() {
        Sale sale = service.open(server(), Map.of("cap", 2));

        Flux<Figures> stream = organiser
                .get()
                .uri("/v1/admin/events/{event}/live/stream", sale.event())
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
                .returnResult(Figures.class)
                .getResponseBody();

        StepVerifier.create(stream.take(3)).expectNextCount(3).expectComplete().verify(Duration.ofSeconds(60));
    }

    @Test
    void theReportAndTheLogTellWhatHappened() {
        Sale sale = service.open(server(), Map.of("cap", 2, "name", "Spring tour"));
        Service.Admitted buyer = service.enter(sale);
        service.enter(sale);
        service.anyone()
                .delete()
                .uri("/v1/events/{e}/checkouts/{c}?outcome=completed", sale.event(), buyer.checkout())
                .header(HttpHeaders.AUTHORIZATION, buyer.bearer())
                .exchange()
                .expectStatus()
                .isNoContent();

        organiser
                .get()
                .uri("/v1/admin/events/{event}/report", sale.event())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Spring tour")
                .jsonPath("$.letIn")
                .isEqualTo(2)
                .jsonPath("$.counts.completed")
                .isEqualTo(1)
                .jsonPath("$.completedShare")
                .isEqualTo(1.0);
        String next = organiser
                .get()
                .uri("/v1/admin/events/{event}/admissions?count=2", sale.event())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Log.class)
                .value(log -> assertThat(log.entries()).extracting(Entry::what).containsExactly("entered", "entered"))
                .value(log -> assertThat(log.entries()).extracting(Entry::held).containsExactly(1, 2))
                .returnResult()
                .getResponseBody()
                .next();
        organiser
                .get()
                .uri("/v1/admin/events/{event}/admissions?after={next}", sale.event(), next)
                .exchange()
                .expectBody(Log.class)
                .value(log -> assertThat(log.entries()).extracting(Entry::what).containsExactly("released"))
                .value(log -> assertThat(log.entries().get(0).checkout()).isEqualTo(buyer.checkout()))
                .value(log -> assertThat(log.entries().get(0).cap()).isEqualTo(2));
    }

    /** Some of the live figures as their readers see them. */
    record Figures(
            int cap,
            int turns,
            int checkouts,
            int held,
            int waiting,
            long nowServing,
            long lastNumber,
            boolean onHold,
            Double claimSeconds,
            Double checkoutSeconds,
            Double conversion,
            Double noShowShare,
            Double releasedShare,
            @JsonProperty("wait") Range expectedWait,
            Range waited,
            List<Map<String, String>> guidance) {}

    /** How long people wait. */
    record Range(boolean known, Long p50Seconds, Long p90Seconds) {}

    /** The admission log as its readers see it. */
    record Log(List<Entry> entries, String next) {}

    /** One line of it. */
    record Entry(String id, String at, String what, String checkout, int held, int cap) {}

    @Test
    void anEventOpensByItsTimetable() {
        Sale sale = service.open(server(), Map.of("cap", 3, "phase", "scheduled", "opensAt", "2020-01-01T00:00:00Z"));

        until(
                "the event to open",
                () -> "open".equals(sale.commands().hget(sale.key().settings(), "phase")));

        assertThat(service.enter(sale).status()).isEqualTo("admitted");
        organiser
                .get()
                .uri("/v1/admin/events/{event}/audit?count=1", sale.event())
                .exchange()
                .expectBody()
                .jsonPath("$.entries[0].who")
                .isEqualTo("timetable");
    }

    private Figures live(Sale sale) {
        return organiser
                .get()
                .uri("/v1/admin/events/{event}/live", sale.event())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Figures.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec patch(Sale sale, Map<String, Object> patch, String ifMatch) {
        return organiser
                .patch()
                .uri("/v1/admin/events/{event}", sale.event())
                .headers(headers -> {
                    if (ifMatch != null) {
                        headers.set(HttpHeaders.IF_MATCH, ifMatch);
                    }
                })
                .bodyValue(patch)
                .exchange();
    }
}
