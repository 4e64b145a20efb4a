package org.onsale.local.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.onsale.local.RunningOnsale;
import org.onsale.local.browser.Buyer;
import org.onsale.local.browser.Chromium;

/** A person's browser, which sees one origin only: the shop's. */
@ExtendWith({NeedsNginx.class, Onsale.class})
class PageBehindNginxEndToEndTest {

    /** A machine that runs tests may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String EVENT = "page-night";

    @Test
    void aBuyerWaitsIsCalledHoldsTheCheckoutAndBuysOnTheShopsOwnOrigin(RunningOnsale onsale, @TempDir Path folder)
            throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(Duration.ofSeconds(20).toMillis());
        try (Chromium chromium = Chromium.start();
                TestShop shop = new TestShop(EVENT);
                Nginx nginx = Nginx.start(folder, onsale.gatewayPort(), changes(onsale, shop));
                Buyer buyer = chromium.buyer()) {
            onsale.open(EVENT, Map.of("cap", 0, "returnOrigins", List.of(nginx.origin())));

            Page page = buyer.open(nginx.origin() + "/checkout/seats?row=1&seat=2");
            assertThat(page.locator("h1")).hasText("You are in line");
            assertThat(page.locator("#ahead")).hasText("Next");
            assertThat(page.url()).startsWith(nginx.origin() + "/waiting/");
            onsale.change(EVENT, Map.of("cap", 1));
            page.locator("#enter").click();

            assertThat(page.locator("h1")).hasText("Your seats");
            assertThat(page.url()).isEqualTo(nginx.origin() + "/checkout/seats?row=1&seat=2");
            assertThat(page.locator("[data-onsale-countdown]")).hasText(Pattern.compile("\\d+:\\d\\d"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(onsale.live(EVENT, "checkouts")).isEqualTo(1));
            page.locator("#pay").click();
            assertThat(page.locator("h1")).hasText("The shop");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(onsale.live(EVENT, "held")).isZero());
            buyer.assertNoErrors();
        }
    }

    private static Map<String, String> changes(RunningOnsale onsale, TestShop shop) {
        return Behind.changes(
                onsale.gatewayPort(), shop.port(), onsale.admissionPort(), onsale.waitingRoomPort(), EVENT);
    }
}
