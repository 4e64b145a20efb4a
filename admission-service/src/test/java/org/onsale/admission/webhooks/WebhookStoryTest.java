package org.onsale.admission.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.onsale.admission.support.Waits.until;

import com.standardwebhooks.Webhook;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
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

    /** A try in vain is made again after 5 s, a second one after 30 s: on a machine that stands still, that happens. */
    private static final Duration AT_THE_SECOND_TRY = Duration.ofSeconds(90);

    private static final Pattern COUNTED =
            Pattern.compile("onsale_admission_notices_(delivered|failed)_total\\{event=\"([^\"]+)\",[^}]*} (\\d+)");
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
        until("the line", AT_THE_SECOND_TRY, () -> inbox.whats(sale.event()).contains("lineFormed"));
        first.patch(sale, Map.of("phase", "open"));
        second.patch(sale, Map.of("phase", "paused"));
        first.patch(sale, Map.of("phase", "open"));
        second.patch(sale, Map.of("phase", "draining"));
        first.patch(sale, Map.of("phase", "closed", "soldOut", true));
        second.patch(sale, Map.of("cap", 7));

        until("everything", AT_THE_SECOND_TRY, () -> inbox.whats(sale.event()).contains("capChanged"));
        Sale later = first.open(server, Map.of("cap", 1));
        until(
                "another event",
                AT_THE_SECOND_TRY,
                () -> inbox.whats(later.event()).contains("opened"));

        assertThat(eachOnce(sale))
                .extracting(Received::what)
                .containsExactly(
                        "lineFormed", "opened", "paused", "resumed", "draining", "closed", "soldOut", "capChanged");
        everyTryIsCounted(sale);
        assertThat(inbox.about(sale.event()))
                .allSatisfy(notice -> assertThatCode(() -> new Webhook(SECRET).verify(notice.body(), notice.headers()))
                        .doesNotThrowAnyException());
        assertThat(inbox.about(sale.event()))
                .allSatisfy(notice -> assertThat(DESCRIPTION.faults("/components/schemas/Notice", notice.body()))
                        .isEmpty());
        Received capChanged = eachOnce(sale).get(7);
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
        until("everything", AT_THE_SECOND_TRY, () -> inbox.whats(sale.event()).contains("paused"));

        assertThat(inbox.whats(sale.event())).startsWith("opened", "opened");
        assertThat(eachOnce(sale)).extracting(Received::what).containsExactly("opened", "paused");
        everyTryIsCounted(sale);
        assertThat(counted("failed", sale)).isPositive();
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

        until("the notice", AT_THE_SECOND_TRY, () -> inbox.whats(sale.event()).contains("opened"));
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
                        AT_THE_SECOND_TRY,
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

    /** Without what was told again under the same id. */
    private List<Received> eachOnce(Sale sale) {
        Map<String, Received> byId = new LinkedHashMap<>();
        inbox.about(sale.event()).forEach(notice -> byId.putIfAbsent(notice.id(), notice));
        return List.copyOf(byId.values());
    }

    /** The receiver has a try before the node knows what became of it. */
    private void everyTryIsCounted(Sale sale) {
        until(
                "the metrics",
                () -> inbox.about(sale.event()).size() == counted("delivered", sale) + counted("failed", sale));
    }

    /** By both nodes, in their metrics. */
    private int counted(String what, Sale sale) {
        return COUNTED.matcher(figures(first) + figures(second))
                .results()
                .filter(count -> count.group(1).equals(what)
                        && count.group(2).equals(sale.event().value()))
                .mapToInt(count -> Integer.parseInt(count.group(3)))
                .sum();
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
