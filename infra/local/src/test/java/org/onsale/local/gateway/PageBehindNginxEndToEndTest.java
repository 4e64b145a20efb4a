package org.onsale.local.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
    private static final String WANTED = "/checkout/seats?row=1&seat=2";

    @TempDir
    private static Path folder;

    private static RunningOnsale onsale;
    private static Chromium chromium;
    private static TestShop shop;
    private static Nginx nginx;

    @BeforeAll
    static void start(RunningOnsale running) throws Exception {
        onsale = running;
        chromium = Chromium.start();
        shop = new TestShop(EVENT);
        nginx = Nginx.start(
                folder.resolve("nginx"),
                onsale.gatewayPort(),
                Behind.changes(
                        onsale.gatewayPort(), shop.port(), onsale.admissionPort(), onsale.waitingRoomPort(), EVENT));
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
        if (shop != null) {
            shop.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void nobodyIsLetIn() {
        onsale.open(EVENT, Map.of("cap", 0, "returnOrigins", List.of(nginx.origin())));
    }

    @Test
    void aBuyerWaitsIsCalledHoldsTheCheckoutAndBuysOnTheShopsOwnOrigin() {
        try (Buyer buyer = chromium.buyer()) {
            Page page = buyer.open(nginx.origin() + WANTED);
            assertThat(page.locator("h1")).hasText(Pattern.compile("You are (in line|next)"));
            assertThat(page.url()).startsWith(nginx.origin() + "/waiting/");
            Buyer.goesOnOnlyWhenTold(page);
            onsale.change(EVENT, Map.of("cap", 1));
            page.locator("#enter").click();

            assertThat(page.locator("h1")).hasText("Your seats");
            assertThat(page.url()).isEqualTo(nginx.origin() + WANTED);
            assertThat(page.locator("[data-onsale-countdown]")).hasText(Pattern.compile("\\d+:\\d\\d"));
            awaitLive("checkouts", 1);
            page.locator("#pay").click();
            assertThat(page.locator("h1")).hasText("The shop");
            awaitLive("held", 0);
            buyer.assertNoErrors();
        }
    }

    @Test
    void withoutJavaScriptABuyerAsksByAButtonAndGetsIn() {
        try (Buyer buyer = chromium.buyer(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = buyer.open(nginx.origin() + WANTED);
            page.locator("form[action='/place'] button").click();
            page.waitForURL(nginx.origin() + "/place/" + EVENT + "**");
            awaitLive("waiting", 1);
            onsale.change(EVENT, Map.of("cap", 1));

            Locator check = page.locator("form button");
            Locator go = page.locator("a.next");
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
                if (check.count() > 0) {
                    check.click();
                }
                return go.count() > 0;
            });
            go.click();

            assertThat(page.locator("h1")).hasText("Your seats");
            assertThat(page.url()).isEqualTo(nginx.origin() + WANTED);
            page.locator("#pay").click();
            awaitLive("held", 0);
        }
    }

    private static void awaitLive(String figure, int value) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(onsale.live(EVENT, figure)).isEqualTo(value));
    }
}
