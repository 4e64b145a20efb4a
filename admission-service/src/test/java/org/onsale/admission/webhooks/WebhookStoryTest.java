package org.onsale.admission.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.onsale.admission.support.Waits.until;

import com.standardwebhooks.Webhook;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.onsale.admission.support.WebhookInbox;
import org.onsale.admission.support.WebhookInbox.Received;
import org.onsale.contract.Description;
import org.onsale.redis.test.TestRedis;
import reactor.core.publisher.Mono;

/** Two nodes as they are deployed, and a receiver that is a real HTTP server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WebhookStoryTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final Description DESCRIPTION = Description.load("openapi/admission-service.yaml");

    private final TestRedis server = TestRedis.own();
    private WebhookInbox inbox = WebhookInbox.open();
    private Service first;
    private Service second;

    @BeforeAll
    void start() {
        first = node();
        second = node();
    }

    @AfterAll
    void stop() throws Exception {
        first.close();
        second.close();
        inbox.close();
        server.close();
    }

    @AfterEach
    void takeEverythingAgain() {
        inbox.answers(204);
    }

    @Test
    void twoNodesTellEachNoticeOnceAndInItsOrder() {
        Sale sale = first.open(server, Map.of("cap", 0, "name", "Spring tour", "phase", "scheduled"));
        second.patch(sale, Map.of("phase", "prequeue"));
        sale.present(1);
        until("the line", () -> inbox.whats(sale.event()).equals(List.of("lineFormed")));
        first.patch(sale, Map.of("phase", "open"));
        second.patch(sale, Map.of("phase", "paused"));
        first.patch(sale, Map.of("phase", "open"));
        second.patch(sale, Map.of("phase", "draining"));
        first.patch(sale, Map.of("phase", "closed", "soldOut", true));
        second.patch(sale, Map.of("cap", 7));

        until("everything", () -> inbox.about(sale.event()).size() >= 8);
        Sale later = first.open(server, Map.of("cap", 1));
        until("another event", () -> inbox.whats(later.event()).contains("opened"));

        assertThat(inbox.whats(sale.event()))
                .containsExactly(
                        "lineFormed", "opened", "paused", "resumed", "draining", "closed", "soldOut", "capChanged");
        assertThat(inbox.about(sale.event())).extracting(Received::id).doesNotHaveDuplicates();
        assertThat(inbox.about(sale.event()))
                .allSatisfy(notice -> assertThatCode(() -> new Webhook(SECRET).verify(notice.body(), notice.headers()))
                        .doesNotThrowAnyException());
        assertThat(inbox.about(sale.event()))
                .allSatisfy(notice -> assertThat(DESCRIPTION.faults("/components/schemas/Notice", notice.body()))
                        .isEmpty());
        Received capChanged = inbox.about(sale.event()).get(7);
        assertThat(capChanged.json().get("data").get("capBefore").asInt()).isZero();
        assertThat(capChanged.json().get("data").get("who").asString()).isEqualTo("alice");
    }

    @Test
    void whatIsAnsweredWithAnErrorIsToldAgainUnderTheSameId() {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        inbox.answers(notice -> Mono.just(notice.body().contains("Unlucky") && isFirst.getAndSet(false) ? 500 : 204));
        Sale sale = first.open(server, Map.of("cap", 5, "name", "Unlucky"));
        until("the first try", () -> inbox.about(sale.event()).size() == 1);

        first.patch(sale, Map.of("phase", "paused"));
        until("everything", () -> inbox.whats(sale.event()).contains("paused"));

        assertThat(inbox.whats(sale.event())).containsExactly("opened", "opened", "paused");
        assertThat(inbox.about(sale.event()).get(1).id())
                .isEqualTo(inbox.about(sale.event()).get(0).id());
        assertThat(figures(first) + figures(second))
                .contains("onsale_admission_notices_failed_total{event=\"" + sale.event()
                        + "\",receiver=\"127.0.0.1\"} 1.0");
    }

    @Test
    void aReceiverThatWasAwayIsToldOnceItIsBack() {
        int port = inbox.port();
        inbox.close();
        Sale sale = first.open(server, Map.of("cap", 5));
        until(
                "a try in vain",
                () -> sale.commands().hgetall(sale.key().deliveries()).keySet().stream()
                        .anyMatch(field -> field.endsWith(":tries")));

        inbox = WebhookInbox.openAgain(port);

        until("the notice", () -> inbox.whats(sale.event()).equals(List.of("opened")));
    }

    @Test
    void whatADeadNodeWasTellingAnotherOneTells() throws Exception {
        try (TestRedis own = TestRedis.own();
                WebhookInbox deaf = WebhookInbox.open()) {
            deaf.answers(notice -> Mono.never());
            Sale sale;
            try (Service dying = node(own, deaf)) {
                sale = dying.open(own, Map.of("cap", 5));
                until(
                        "the try that nobody answers",
                        () -> !deaf.about(sale.event()).isEmpty());
            }
            sale.commands().hgetall(sale.key().deliveries()).keySet().stream()
                    .filter(field -> field.endsWith(":after"))
                    .forEach(field -> sale.commands().hincrby(sale.key().deliveries(), field, -15_000));
            deaf.answers(204);

            try (Service surviving = node(own, deaf)) {
                until(
                        "the notice of the dead node",
                        () -> surviving.port() > 0 && deaf.about(sale.event()).size() >= 2);
            }

            assertThat(deaf.about(sale.event()))
                    .extracting(Received::id)
                    .containsOnly(deaf.about(sale.event()).get(0).id());
        }
    }

    @Test
    void aReceiverThatNeverAnswersHoldsUpNeitherRequestsNorTurns() {
        inbox.answers(notice -> Mono.never());
        Sale sale = first.open(server, Map.of("cap", 1));
        until("the try that nobody answers", () -> !inbox.about(sale.event()).isEmpty());

        Service.Admitted buyer = first.enter(sale);
        sale.present(1);
        first.patch(sale, Map.of("cap", 2));

        until("the turn", () -> sale.numbersWithTurns().equals(List.of(1L)));
        assertThat(buyer.status()).isEqualTo("admitted");
    }

    private Service node() {
        return node(server, inbox);
    }

    private static Service node(TestRedis redis, WebhookInbox receiver) {
        return Service.start(
                redis.uri(), Map.of("ONSALE_WEBHOOK_URLS", receiver.url(), "ONSALE_WEBHOOK_SECRET", SECRET));
    }

    private static String figures(Service node) {
        return node.operator()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
