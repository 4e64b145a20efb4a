package org.onsale.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.onsale.local.RunningOnsale;
import reactor.core.publisher.Flux;

/** A small sale on a shop that was not changed: who is in its checkout is counted by the shop itself. */
@ExtendWith({NeedsNginx.class, Onsale.class})
class ProtectedShopEndToEndTest {

    /** A machine that runs tests may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String EVENT = "small-sale";
    private static final int BUYERS = 200;
    private static final int CAP = 20;
    private static final Duration LIMIT = Duration.ofSeconds(180);

    @Test
    void neverMoreThanTheCapAreInTheCheckoutAndEverybodyIsServed(RunningOnsale onsale, @TempDir Path folder)
            throws Exception {
        AtomicInteger polls = new AtomicInteger();
        try (TestShop shop = new TestShop(EVENT);
                Nginx nginx = Nginx.start(folder, onsale.gatewayPort(), changes(onsale, shop))) {
            // Short polls, so that the sale takes seconds; patience, so that a busy machine is no reason to miss a
            // turn.
            onsale.open(
                    EVENT,
                    Map.of(
                            "cap", CAP,
                            "awaySeconds", 3,
                            "claimSeconds", 20,
                            "missedTurns", 100,
                            "heartbeatSeconds", 20,
                            "returnOrigins", List.of(nginx.origin())));
            long start = System.nanoTime();

            Flux.range(1, BUYERS)
                    .flatMap(
                            number -> new SimulatedBuyer(nginx.origin(), EVENT, "buyer-" + number, polls).buys(),
                            BUYERS)
                    .blockLast(LIMIT);

            long ms = Duration.ofNanos(System.nanoTime() - start).toMillis();
            System.out.printf(
                    "protected shop: %d buyers, cap %d, most in checkout %d, paid %d, %d polls, %.1f s%n",
                    BUYERS, CAP, shop.mostInCheckout(), shop.paid(), polls.get(), ms / 1000.0);
            assertThat(shop.mostInCheckout()).isBetween(1, CAP);
            assertThat(shop.paid()).isEqualTo(BUYERS);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(onsale.live(EVENT, "held")).isZero());
        }
    }

    private static Map<String, String> changes(RunningOnsale onsale, TestShop shop) {
        return Behind.changes(
                onsale.gatewayPort(), shop.port(), onsale.admissionPort(), onsale.waitingRoomPort(), EVENT);
    }
}
