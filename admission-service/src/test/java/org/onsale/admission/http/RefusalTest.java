package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.onsale.contract.Description;
import org.onsale.contract.Refusal;

/** What the description says of many calls alike is so for each of them. */
final class RefusalTest extends RedisTest {

    @Test
    void everyCallRefusesWhatItSaysItRefuses() throws IOException, InterruptedException {
        Service service = Service.first();
        Sale sale = service.open(server(), Map.of("cap", 9, "returnOrigins", List.of("https://shop.example")));
        Service.Admitted buyer = service.enter(sale);
        List<Refusal> refusals = Refusal.all(
                Description.load("openapi/admission-service.yaml"),
                Map.of("event", sale.event().value(), "checkout", buyer.checkout()),
                Map.of(
                        "pass",
                        buyer.bearer(),
                        "organiser",
                        "Bearer " + Service.ADMIN_TOKEN,
                        "shopKey",
                        "Bearer " + Service.SHOP_KEY));
        Map<String, String> before = state(sale);

        assertThat(refusals).hasSizeGreaterThan(80);
        assertThat(Refusal.notKept(refusals, "http://127.0.0.1:" + service.port()))
                .isEmpty();
        assertThat(state(sale)).isEqualTo(before);
    }

    /** The board and the history are written with the ticks, whatever was asked. */
    private static Map<String, String> state(Sale sale) {
        Map<String, String> state = new TreeMap<>(sale.snapshot());
        state.remove(sale.key().board());
        state.remove(sale.key().history());
        return state;
    }
}
