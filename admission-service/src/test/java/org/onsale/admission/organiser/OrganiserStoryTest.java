package org.onsale.admission.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Waits.until;
import static org.onsale.admission.support.Waits.withinASecond;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.support.Clients;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

final class OrganiserStoryTest extends RedisTest {
    private final Service service = Service.first();
    private final WebTestClient organiser = service.organiser();

    @Test
    void anEventIsCreatedReadReplacedAndPatched() {
        Sale sale = Sale.unheardOf(server());
        get(sale).expectStatus().isNotFound();

        put(sale, Map.of("cap", 5, "message", "Hello"))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"1\"")
                .expectBody()
                .jsonPath("$.event")
                .isEqualTo(sale.event().value())
                .jsonPath("$.cap")
                .isEqualTo(5)
                .jsonPath("$.phase")
                .isEqualTo("open")
                .jsonPath("$.maxPlaces")
                .isEqualTo(1_000_000);
        put(sale, Map.of("cap", 6))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"2\"")
                .expectBody()
                .jsonPath("$.message")
                .isEqualTo("");
        patch(sale, Map.of("ratePerMinute", 30), null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(3)
                .jsonPath("$.cap")
                .isEqualTo(6)
                .jsonPath("$.ratePerMinute")
                .isEqualTo(30);
        Map<String, Object> none = new HashMap<>();
        none.put("ratePerMinute", null);
        patch(sale, none, null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.ratePerMinute")
                .isEmpty();
        get(sale).expectStatus().isOk().expectHeader().valueEquals(HttpHeaders.ETAG, "\"4\"");
    }

    @Test
    void whatWasReadMayBeWrittenBackAndChangesNothing() {
        Sale sale = service.open(server(), Map.of("cap", 5, "opensAt", "2099-01-01T00:00:00Z"));
        Map<?, ?> read = get(sale).expectBody(Map.class).returnResult().getResponseBody();

        put(sale, read).expectStatus().isOk().expectHeader().valueEquals(HttpHeaders.ETAG, "\"1\"");
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        Sale sale = service.open(server(), Map.of("cap", 5));

        patch(sale, Map.of("cap", 6), "\"1\"").expectStatus().isOk();
        patch(sale, Map.of("cap", 7), "\"1\"")
                .expectStatus()
                .isEqualTo(HttpStatus.PRECONDITION_FAILED)
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"2\"")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:onsale:problem:settings-conflict");
        patch(sale, Map.of("cap", 7), "W/\"2\"").expectStatus().isEqualTo(HttpStatus.PRECONDITION_FAILED);
        patch(sale, Map.of("cap", 7), "\"1\", \"2\"").expectStatus().isOk();
        patch(sale, Map.of("cap", 8), "*").expectStatus().isOk();
        conditional(sale, HttpHeaders.IF_NONE_MATCH, "*").expectStatus().isEqualTo(HttpStatus.PRECONDITION_FAILED);
        organiser
                .get()
                .uri("/v1/admin/events/{event}", sale.event())
                .header(HttpHeaders.IF_NONE_MATCH, "\"4\"")
                .exchange()
                .expectStatus()
                .isNotModified();
        assertThat(sale.commands().hget(sale.key().settings(), "cap")).isEqualTo("8");
    }

    @Test
    void aNewEventWithIfMatchIsAConflict() {
        Sale sale = Sale.unheardOf(server());

        conditional(sale, HttpHeaders.IF_MATCH, "*").expectStatus().isEqualTo(HttpStatus.PRECONDITION_FAILED);
        assertThat(sale.snapshot()).isEmpty();
        conditional(sale, HttpHeaders.IF_NONE_MATCH, "*").expectStatus().isCreated();
    }

    @Test
    void ofTwentyWhoSawTheSameVersionOneWins() {
        Sale sale = service.open(server(), Map.of("cap", 5));

        List<Integer> statuses = Flux.range(1, 20)
                .flatMap(
                        i -> Clients.web()
                                .patch()
                                .uri(
                                        "http://127.0.0.1:{port}/v1/admin/events/{event}",
                                        nodeOf(i).port(),
                                        sale.event())
                                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Service.ADMIN_TOKEN)
                                .header(HttpHeaders.IF_MATCH, "\"1\"")
                                .bodyValue(Map.of("cap", 100 + i))
                                .exchangeToMono(answer -> answer.releaseBody()
                                        .thenReturn(answer.statusCode().value())),
                        20)
                .collectList()
                .block(Duration.ofSeconds(60));

        assertThat(statuses).containsOnlyOnce(200).hasSize(20);
        assertThat(statuses).filteredOn(status -> status != 200).allMatch(status -> status == 412 || status == 503);
        assertThat(sale.commands().hget(sale.key().settings(), "version")).isEqualTo("2");
    }

    private Service nodeOf(int i) {
        return i % 2 == 0 ? service : Service.second();
    }

    @Test
    void everyChangeIsInTheAudit() {
        Sale sale = service.open(server(), Map.of("cap", 5));
        patch(sale, Map.of("cap", 9, "phase", "paused"), null).expectStatus().isOk();
        patch(sale, Map.of("cap", 9), null).expectStatus().isOk();

        organiser
                .get()
                .uri("/v1/admin/events/{event}/audit", sale.event())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.entries.length()")
                .isEqualTo(2)
                .jsonPath("$.entries[0].who")
                .isEqualTo("alice")
                .jsonPath("$.entries[0].version")
                .isEqualTo(2)
                .jsonPath("$.entries[0].changes.cap.from")
                .isEqualTo(5)
                .jsonPath("$.entries[0].changes.cap.to")
                .isEqualTo(9)
                .jsonPath("$.entries[0].changes.phase.from")
                .isEqualTo("open")
                .jsonPath("$.entries[0].changes.phase.to")
                .isEqualTo("paused")
                .jsonPath("$.entries[0].changes.length()")
                .isEqualTo(2)
                .jsonPath("$.entries[1].changes.cap.from")
                .isEmpty();
    }

    @Test
    void whatBuyersSeeOfAnEventIsChangedLiveAndAudited() {
        Sale sale = service.open(server(), Map.of("cap", 5));
        Map<String, Object> face =
                Map.of("colour", "#0A7D38", "logo", "https://cdn.shop.example/logo.png", "soldOut", true);

        patch(sale, face, null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.colour")
                .isEqualTo("#0a7d38")
                .jsonPath("$.logo")
                .isEqualTo("https://cdn.shop.example/logo.png")
                .jsonPath("$.soldOut")
                .isEqualTo(true);

        organiser
                .get()
                .uri("/v1/admin/events/{event}/audit", sale.event())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.entries[0].changes.soldOut.from")
                .isEqualTo(false)
                .jsonPath("$.entries[0].changes.soldOut.to")
                .isEqualTo(true)
                .jsonPath("$.entries[0].changes.colour.from")
                .isEmpty()
                .jsonPath("$.entries[0].changes.colour.to")
                .isEqualTo("#0a7d38")
                .jsonPath("$.entries[0].changes.logo.to")
                .isEqualTo("https://cdn.shop.example/logo.png");
    }

    @Test
    void aRefusedLogoIsAnsweredWithFieldValueAndRange() {
        Sale sale = service.open(server(), Map.of("cap", 5));

        patch(sale, Map.of("logo", "http://cdn.shop.example/logo.png"), null)
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(body -> assertThat(body)
                        .contains("logo")
                        .contains("http://cdn.shop.example/logo.png")
                        .contains("an https address of at most 2000 characters"));
    }

    @Test
    void turningTheGateOffMustBeMeant() {
        Sale sale = service.open(server(), Map.of("cap", 5));
        Map<String, Object> bypass = Map.of("phase", "bypass");

        patch(sale, bypass, null)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:onsale:problem:confirmation-needed");
        organiser
                .patch()
                .uri("/v1/admin/events/{event}?confirm=another", sale.event())
                .bodyValue(bypass)
                .exchange()
                .expectStatus()
                .isBadRequest();
        service.patch(sale, bypass);
        patch(sale, Map.of("message", "Everyone may go in"), null)
                .expectStatus()
                .isOk();
    }

    @Test
    void aChangeReachesAnotherNodeWithinASecond() {
        withinASecond("the other node to act on it", () -> {
            Sale sale = service.open(server(), Map.of("cap", 5));
            until(
                    "the other node to know the event",
                    () -> Service.second()
                            .organiser()
                            .get()
                            .uri("/v1/admin/events")
                            .exchange()
                            .expectBody(String.class)
                            .returnResult()
                            .getResponseBody()
                            .contains(sale.event().value()));

            patch(sale, Map.of("phase", "draining"), null).expectStatus().isOk();

            return () -> Service.second()
                            .anyone()
                            .post()
                            .uri("/v1/events/{event}/checkouts", sale.event())
                            .exchange()
                            .returnResult(Void.class)
                            .getStatus()
                    == HttpStatus.CONFLICT;
        });
    }

    @Test
    void allEventsAreListed() {
        Sale sale = service.open(server(), Map.of("cap", 3));

        organiser
                .get()
                .uri("/v1/admin/events")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.events[?(@.event == '" + sale.event() + "')].cap")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/admin/events",
                "/v1/admin/events/demo",
                "/v1/admin/events/demo/live",
                "/v1/admin/events/demo/live/stream",
                "/v1/admin/events/demo/audit",
                "/v1/admin/events/demo/report",
                "/v1/admin/events/demo/history",
                "/v1/admin/events/demo/admissions",
                "/v1/admin/nothing",
                "/v1/admin"
            })
    void withoutATokenThereIsNothingToSee(String path) {
        for (String authorization : Arrays.asList(
                null,
                "",
                "Bearer",
                "Bearer ",
                "Bearer wrong",
                "Basic " + Service.ADMIN_TOKEN,
                Service.ADMIN_TOKEN,
                "Bearer " + Service.ADMIN_TOKEN + "x",
                "Bearer " + Service.ADMIN_TOKEN.substring(1),
                "Bearer alice:" + Service.ADMIN_TOKEN)) {
            service.anyone()
                    .get()
                    .uri(path)
                    .headers(headers -> {
                        if (authorization != null) {
                            headers.set(HttpHeaders.AUTHORIZATION, authorization);
                        }
                    })
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .exists(HttpHeaders.WWW_AUTHENTICATE)
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:onsale:problem:unauthorized");
        }
    }

    @Test
    void changesToDifferentFieldsAreBothKept() {
        Sale sale = service.open(server(), Map.of("cap", 1));

        for (int i = 0; i < 4; i++) {
            patch(sale, Map.of("cap", 50 + i), null).expectStatus().isOk();
            patch(sale, Map.of("message", "m" + i), null).expectStatus().isOk();
        }

        assertThat(sale.commands().hgetall(sale.key().settings()))
                .containsEntry("cap", "53")
                .containsEntry("message", "m3")
                .containsEntry("version", "9");
    }

    private WebTestClient.ResponseSpec get(Sale sale) {
        return organiser.get().uri("/v1/admin/events/{event}", sale.event()).exchange();
    }

    private WebTestClient.ResponseSpec put(Sale sale, Object settings) {
        return organiser
                .put()
                .uri("/v1/admin/events/{event}", sale.event())
                .bodyValue(settings)
                .exchange();
    }

    private WebTestClient.ResponseSpec conditional(Sale sale, String header, String value) {
        return organiser
                .put()
                .uri("/v1/admin/events/{event}", sale.event())
                .header(header, value)
                .bodyValue(Map.of("cap", 1))
                .exchange();
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
