package org.onsale.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole system as it is deployed, and a person's browser in front of it. */
class OnsaleEndToEndTest {

    private static final Pattern IN_LINE = Pattern.compile("You are (in line|nearly there|next)");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int HEARTBEAT_SECONDS = 20;
    private static final DemoEvent DEMO = new DemoEvent(1, 30, 60, HEARTBEAT_SECONDS, 30, 30);
    private static final Duration BEFORE_THE_TERM_ENDS = Duration.ofSeconds(25);

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
    void emptyShop() throws Exception {
        change("{\"cap\":1,\"heartbeatSeconds\":" + HEARTBEAT_SECONDS + "}");
        await().until(() -> live("held") == 0 && live("waiting") == 0);
        buyer = chromium.buyer();
    }

    @AfterEach
    void leave() {
        buyer.close();
    }

    @Test
    void aBuyerWaitsIsCalledChecksOutAndBuys() throws Exception {
        cap(0);
        Page page = buyer.open(run.site().address() + "/shop/");

        page.locator("#tickets").click();
        assertThat(page.locator("#heading")).hasText(IN_LINE);
        assertThat(page.locator("#ahead")).hasText("0");
        String number = page.locator("#number").textContent();
        page.reload();
        assertThat(page.locator("#number")).hasText(number);
        Page secondTab = buyer.open(run.site().waitingPage());
        assertThat(secondTab.locator("#number")).hasText(number);
        await().untilAsserted(() -> assertThat(live("waiting")).isEqualTo(1));
        secondTab.close();
        Buyer.goesOnOnlyWhenTold(page);
        cap(1);

        assertThat(page).hasTitle(Pattern.compile("It’s your turn – .*"));
        page.locator("#enter").click();
        assertThat(page.locator("h1")).hasText("Checkout");
        assertThat(page.locator("#countdown")).hasText(Pattern.compile("0:[45]\\d|1:00"));
        await().untilAsserted(() -> assertThat(live("held")).isEqualTo(1));
        page.locator("#buy").click();
        assertThat(page.locator("h1")).hasText("Thank you!");
        await().untilAsserted(() -> assertThat(live("held")).isZero());
        buyer.assertNoErrors();
    }

    @Test
    void whoBoughtOnceStandsInLineLikeAnybodyElseTheNextTime() throws Exception {
        cap(0);
        Page page = buyer.open(run.site().address() + "/shop/tickets");
        assertThat(page.locator("#heading")).hasText(IN_LINE);
        Buyer.goesOnOnlyWhenTold(page);
        cap(1);
        page.locator("#enter").click();
        page.locator("#buy").click();
        assertThat(page.locator("h1")).hasText("Thank you!");
        cap(0);

        page.navigate(run.site().address() + "/shop/tickets");

        assertThat(page.locator("#heading")).hasText("This place has been used");
        page.locator("#go-on").click();
        assertThat(page.locator("#heading")).hasText("This place has been used");
        page.locator("#rejoin").click();
        assertThat(page.locator("#heading")).hasText(IN_LINE);
        page.locator("#leave").click();
        page.locator("#leave-dialog button[value=leave]").click();
        assertThat(page.locator("#heading")).hasText("You gave up your place");
        buyer.assertNoErrors();
    }

    @Test
    void aBuyerGoesStraightInWhenNobodyWaitsAndTheNextInLineIsCalledWhenTheyLeave() {
        Page first = buyer.open(run.site().address() + "/shop/tickets");
        assertThat(first.locator("h1")).hasText("Checkout");
        try (Buyer other = chromium.buyer()) {
            Page second = other.open(run.site().address() + "/shop/tickets");
            assertThat(second.locator("#heading")).hasText(IN_LINE);
            Buyer.goesOnOnlyWhenTold(second);

            first.locator("#leave").click();

            assertThat(second.locator("#heading")).hasText("It’s your turn");
            second.locator("#enter").click();
            second.waitForURL(run.site().address() + "/shop/checkout?entered");
            second.locator("#leave").click();
            assertThat(second.locator("h1")).hasText("Aurora Nights");
            other.assertNoErrors();
        }
        buyer.assertNoErrors();
    }

    @Test
    void aCheckoutWhosePageIsClosedIsFreeAgainWhenItsLeaseRunsOut() throws Exception {
        change("{\"heartbeatSeconds\":2}");
        Page page = buyer.open(run.site().address() + "/shop/tickets");
        assertThat(page.locator("#countdown")).hasText(Pattern.compile("\\d:\\d\\d"));

        page.close();

        await().atMost(BEFORE_THE_TERM_ENDS)
                .untilAsserted(() -> assertThat(live("held")).isZero());
        Page later = buyer.open(run.site().address() + "/shop/checkout?entered");
        assertThat(later.locator("h1")).hasText("Your checkout is over");
    }

    @Test
    void aBuyerWhoGivesUpThePlaceIsGoneFromTheLine() throws Exception {
        cap(0);
        Page page = buyer.open(run.site().address() + "/shop/tickets");
        assertThat(page.locator("#heading")).hasText(IN_LINE);
        await().untilAsserted(() -> assertThat(live("waiting")).isEqualTo(1));

        page.locator("#leave").click();
        page.locator("#leave-dialog button[value=leave]").click();

        assertThat(page.locator("#heading")).hasText("You gave up your place");
        await().untilAsserted(() -> assertThat(live("waiting")).isZero());
        page.locator("#rejoin").click();
        assertThat(page.locator("#heading")).hasText(IN_LINE);
        page.locator("#leave").click();
        page.locator("#leave-dialog button[value=leave]").click();
        assertThat(page.locator("#heading")).hasText("You gave up your place");
    }

    @Test
    void theMessageOfTheOrganiserAndAPauseReachWaitingBuyers() throws Exception {
        cap(0);
        Page page = buyer.open(run.site().address() + "/shop/tickets");
        assertThat(page.locator("#heading")).hasText(IN_LINE);

        change("{\"phase\":\"paused\",\"message\":\"Back in a minute\"}");

        assertThat(page.locator("#heading")).hasText("The line is paused");
        assertThat(page.locator("#message")).hasText("Back in a minute");
        change("{\"phase\":\"open\",\"message\":null}");
        assertThat(page.locator("#heading")).hasText(IN_LINE);
        assertThat(page.locator("#message-box")).isHidden();
        page.locator("#leave").click();
        page.locator("#leave-dialog button[value=leave]").click();
        assertThat(page.locator("#heading")).hasText("You gave up your place");
    }

    private static void cap(int cap) throws Exception {
        change("{\"cap\":" + cap + "}");
    }

    private static void change(String patch) throws Exception {
        HttpRequest request = admin("")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(patch))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static int live(String figure) {
        try {
            JsonNode live = JsonMapper.shared()
                    .readTree(HTTP.send(admin("/live").build(), BodyHandlers.ofString())
                            .body());
            return live.path(figure).asInt(-1);
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder admin(String path) {
        return HttpRequest.newBuilder(
                        URI.create(run.settings().admission() + "/v1/admin/events/" + DemoEvent.ID.value() + path))
                .header("Authorization", "Bearer " + run.settings().keys().adminToken());
    }
}
