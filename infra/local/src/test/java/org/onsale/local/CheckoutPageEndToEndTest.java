package org.onsale.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onsale.local.browser.Buyer;
import org.onsale.local.browser.Chromium;
import tools.jackson.databind.json.JsonMapper;

/**
 * The checkout's page in a real browser, with {@code checkout.js} as it is served. Silence alone would free a slot after a
 * minute, or not before the end of the term, so what frees it sooner is the notice that the page was left.
 */
class CheckoutPageEndToEndTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int GRACE_SECONDS = 10;
    private static final int HEARTBEAT_SECONDS = 20;
    private static final DemoEvent DEMO = new DemoEvent(1, 30, 300, HEARTBEAT_SECONDS, 30, GRACE_SECONDS);
    private static final Duration BEFORE_SILENCE_WOULD = Duration.ofSeconds(3 * HEARTBEAT_SECONDS - 15);
    private static final Pattern MINUTES = Pattern.compile("[345]:\\d\\d");

    private static Chromium chromium;
    private static LocalRun run;

    private Buyer buyer;

    @BeforeAll
    static void startEverything() throws Exception {
        run = QuietRun.of(DEMO);
        run.start();
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopEverything() {
        if (chromium != null) {
            chromium.close();
        }
        if (run != null) {
            run.close();
        }
    }

    @BeforeEach
    void emptyShop() {
        heartbeatSeconds(HEARTBEAT_SECONDS);
        await().until(() -> held() == 0);
        buyer = chromium.buyer();
    }

    @AfterEach
    void leave() {
        buyer.close();
    }

    @Test
    void aClosedTabFreesTheSlotSoon() {
        Page page = inCheckout();
        await().untilAsserted(() -> assertThat(held()).isEqualTo(1));

        page.close();

        await().atMost(BEFORE_SILENCE_WOULD)
                .untilAsserted(() -> assertThat(held()).isZero());
        Page later = buyer.open(run.site().address() + "/shop/checkout?entered");
        assertThat(later.locator("h1")).hasText("Your checkout is over");
    }

    /** Heartbeats are not asked for here: only the notice can shorten the lease, and only the page restore it. */
    @Test
    void reloadingAndGoingAwayAndBackLoseNothingAndAClosedTabFreesTheSlotEvenWithoutHeartbeats() {
        heartbeatSeconds(0);
        Page page = inCheckout();

        page.reload();
        page.navigate(run.site().address() + "/shop/");
        page.goBack();
        page.reload();
        stays(page, GRACE_SECONDS + 2);

        assertThat(page.locator("h1")).hasText("Checkout");
        assertThat(page.locator("#trouble")).isHidden();
        assertThat(held()).isEqualTo(1);
        buyer.assertNoErrors();
        page.close();
        await().atMost(BEFORE_SILENCE_WOULD)
                .untilAsserted(() -> assertThat(held()).isZero());
    }

    private Page inCheckout() {
        Page page = buyer.open(run.site().address() + "/shop/tickets");
        assertThat(page.locator("#countdown")).hasText(MINUTES);
        return page;
    }

    /** Until the page's own countdown has gone on by so many seconds. */
    private static void stays(Page page, int seconds) {
        assertThat(page.locator("#countdown")).hasText(MINUTES);
        int left = left(page);
        await().atMost(Duration.ofSeconds(60)).until(() -> left(page) <= left - seconds);
    }

    private static int left(Page page) {
        String[] minutesAndSeconds = page.locator("#countdown").textContent().split(":");
        return 60 * Integer.parseInt(minutesAndSeconds[0]) + Integer.parseInt(minutesAndSeconds[1]);
    }

    private static void heartbeatSeconds(int seconds) {
        String patch = "{\"heartbeatSeconds\":" + seconds + "}";
        String changed = send(admin("")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(patch)));
        assertThat(changed).contains("\"heartbeatSeconds\":" + seconds);
    }

    private static int held() {
        return JsonMapper.shared().readTree(send(admin("/live"))).path("held").asInt(-1);
    }

    private static String send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder admin(String path) {
        return HttpRequest.newBuilder(
                        URI.create(run.settings().admission() + "/v1/admin/events/" + DemoEvent.ID.value() + path))
                .header("Authorization", "Bearer " + run.settings().keys().adminToken());
    }
}
