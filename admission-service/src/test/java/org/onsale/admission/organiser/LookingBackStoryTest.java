package org.onsale.admission.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Sale.numbers;
import static org.onsale.admission.support.Waits.until;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.onsale.redis.test.TestRedis;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

final class LookingBackStoryTest extends RedisTest {
    private final Service service = Service.first();

    @Test
    void theHistoryHoldsTheFiguresOverTime() {
        Sale sale = service.open(server(), Map.of("cap", 2));
        sampled(sale);
        service.enter(sale);
        sale.present(1, 2, 3);
        sampled(service, sale, "nowServing", 1);

        History history = history(service, sale);

        assertThat(history.everySeconds()).isEqualTo(10);
        assertThat(history.columns())
                .startsWith("at", "waiting", "present", "held", "cap", "joined", "letIn", "letOut");
        assertThat(history.rows())
                .allSatisfy(row -> assertThat(row).hasSize(history.columns().size()));
        assertThat(history.last("waiting")).isEqualTo(2);
        assertThat(history.last("held")).isEqualTo(2);
        assertThat(history.last("letIn")).isEqualTo(1);
        assertThat(history.last("phase")).isEqualTo("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "86401", "1.5", "an hour", "999999"})
    void aTimeThatIsNoneIsRefused(String seconds) {
        Sale sale = service.open(server(), Map.of("cap", 1));

        service.organiser()
                .get()
                .uri("/v1/admin/events/{event}/history?seconds={seconds}", sale.event(), seconds)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void historyReportAndFiguresOutliveEveryNode() throws Exception {
        TestRedis own = TestRedis.own();
        try {
            Sale sale;
            try (Service first = Service.start(own.uri(), Map.of())) {
                sale = first.open(own, Map.of("cap", 3, "name", "Spring tour"));
                sampled(sale);
                first.enter(sale);
                sale.present(numbers(1, 7));
                sampled(first, sale, "nowServing", 2);
            }
            try (Service second = Service.start(own.uri(), Map.of())) {
                assertThat(history(second, sale).last("waiting")).isEqualTo(5);
                second.organiser()
                        .get()
                        .uri("/v1/admin/events/{event}/report", sale.event())
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$.peakWaiting.count")
                        .value(count -> assertThat((Integer) count).isBetween(5, 7))
                        .jsonPath("$.peakHeld.count")
                        .isEqualTo(3)
                        .jsonPath("$.perMinute[0].letIn")
                        .isEqualTo(1)
                        .jsonPath("$.changes[0].changes.name.to")
                        .isEqualTo("Spring tour");
            }
        } finally {
            own.close();
        }
    }

    @Test
    void theMinutesOfASaleCanBeHadAsATable() {
        Sale sale = service.open(server(), Map.of("cap", 2));
        sampled(sale);
        service.enter(sale);
        sampled(service, sale, "letIn", 1);

        String table = service.organiser()
                .get()
                .uri("/v1/admin/events/{event}/report", sale.event())
                .accept(MediaType.valueOf("text/csv"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("text/csv")
                .expectHeader()
                .valueEquals(
                        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"report-" + sale.event() + ".csv\"")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        List<String> lines = Objects.requireNonNull(table).lines().toList();
        assertThat(lines.get(0))
                .endsWith("at,joined,letIn,letOut,completed,abandoned,expired,missed,waiting,present,held,cap,slotUse,"
                        + "waitedP50Seconds,waitedP90Seconds");
        assertThat(lines.get(lines.size() - 1)).matches("20[^,]*Z,0,1,0,0,0,0,0,0,0,1,2,,,");
    }

    /** The history as its readers see it. */
    record History(int everySeconds, List<String> columns, List<List<Object>> rows) {
        private Object last(String column) {
            return rows.get(rows.size() - 1).get(columns.indexOf(column));
        }
    }

    private static History history(Service node, Sale sale) {
        return node.organiser()
                .get()
                .uri("/v1/admin/events/{event}/history?seconds=600", sale.event())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(History.class)
                .returnResult()
                .getResponseBody();
    }

    private static void sampled(Sale sale) {
        until("the first sample", () -> sale.commands().xlen(sale.key().history()) > 0);
    }

    /** Samples are taken without waiting for ten seconds to pass, until one holds that figure. */
    private static void sampled(Service node, Sale sale, String column, Object value) {
        until("a sample with " + column + " " + value, () -> {
            sale.commands().hset(sale.key().board(), "sampledAt", "0");
            return history(node, sale).last(column).equals(value);
        });
    }
}
