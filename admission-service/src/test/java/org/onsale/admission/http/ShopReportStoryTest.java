package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Sale.numbers;
import static org.onsale.admission.support.Waits.until;

import io.lettuce.core.XAddArgs;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.StatusAssertions;

final class ShopReportStoryTest extends RedisTest {
    private final Service service = Service.first();

    @Test
    void aShopThatTellsItIsSlowGetsFewerBuyersByItself() {
        Sale sale = service.open(server(), autopilot(true));
        sale.commands().del(sale.key().audit());
        sale.commands().xadd(sale.key().audit(), new XAddArgs().id("1-1"), Map.of("who", "alice"));
        for (int i = 0; i < 20; i++) {
            sale.checkout("checkout-" + i, sale.now() + 600_000);
        }
        sale.present(numbers(1, 3));

        report(sale, Service.SHOP_KEY).isNoContent();

        until(
                "the cap to go down",
                () -> "18".equals(sale.commands().hget(sale.key().settings(), "cap")));
        service.organiser()
                .get()
                .uri("/v1/admin/events/{event}/audit?count=1", sale.event())
                .exchange()
                .expectBody()
                .jsonPath("$.entries[0].who")
                .isEqualTo("autopilot")
                .jsonPath("$.entries[0].changes.cap.to")
                .isEqualTo(18);
    }

    @Test
    void withoutTheAutopilotAReportIsTakenAndForgotten() {
        Sale sale = service.open(server(), autopilot(false));

        report(sale, Service.SHOP_KEY).isNoContent();

        assertThat(sale.commands().exists(sale.key().shop())).isZero();
    }

    private StatusAssertions report(Sale sale, String credential) {
        return service.anyone()
                .post()
                .uri("/v1/events/{event}/shop-reports", sale.event())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + credential)
                .bodyValue(Map.of("completed", 100, "failed", 0, "latencyMs", 900))
                .exchange()
                .expectStatus();
    }

    private static Map<String, Object> autopilot(boolean on) {
        return Map.of("cap", 20, "autopilot", on, "autopilotMin", 5, "autopilotMax", 100, "autopilotLatencyMs", 500);
    }
}
