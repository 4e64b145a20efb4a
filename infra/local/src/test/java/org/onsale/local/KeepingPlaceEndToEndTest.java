package org.onsale.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.onsale.local.browser.Buyer;
import org.onsale.local.browser.Chromium;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people do with a page they are afraid to lose: refresh, a second tab, closing it, no network, back and forward, a
 * tab out of sight. On the real services; the place number is the same every time and the people ahead never become more.
 * Pauses are as short as they can be; {@code -Donsale.long=true} makes them 60 s closed and 30 s without network.
 */
class KeepingPlaceEndToEndTest {

    private static final boolean LONG = Boolean.getBoolean("onsale.long");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int OTHERS = 5;

    private static Chromium chromium;
    private static LocalRun run;

    private String event;
    private Buyer buyer;
    private Figures figures;
    private List<String> othersAhead;

    @BeforeAll
    static void startEverything() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(SOON.toMillis());
        LocalSettings settings = LocalSettings.from(Map.of(
                "ONSALE_SITE_PORT", Integer.toString(FreePorts.one()),
                "ONSALE_ADMISSION_PORT", Integer.toString(FreePorts.withManagement()),
                "ONSALE_WAITING_ROOM_PORT", Integer.toString(FreePorts.withManagement()),
                "ONSALE_CROWD", "0"));
        run = new LocalRun(
                settings,
                new Jars(Path.of(System.getProperty("onsale.home"))),
                DemoEvent.STANDARD,
                System.out::println);
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

    /** An event of its own in which nobody is called, a few people in line, and a buyer behind them. */
    @BeforeEach
    void openEvent(TestInfo test) throws Exception {
        event = test.getTestMethod().orElseThrow().getName().toLowerCase();
        declare(Map.of(
                "name", "Aurora Nights",
                "cap", 0,
                "awaySeconds", 4,
                "claimSeconds", 60,
                "returnOrigins", List.of(run.site().address())));
        othersAhead = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            othersAhead.add(join("other-" + i));
        }
        buyer = chromium.buyer();
        figures = new Figures(buyer.context());
    }

    @AfterEach
    void leave() {
        buyer.close();
    }

    @Test
    void tenRefreshes() throws Exception {
        Page page = waitingPage();
        String number = number(page);

        for (int i = 0; i < 10; i++) {
            page.reload();
            assertThat(page.locator("#number")).hasText(number);
            if (i % 3 == 0) {
                oneAheadLeaves();
            }
        }

        assertThat(page.locator("#ahead")).hasText(Integer.toString(othersAhead.size()));
        figures.assertSamePlace(number);
        await().atMost(SOON).until(() -> live("waiting") == othersAhead.size() + 1);
        buyer.assertNoErrors(error -> error.contains("429"));
    }

    @Test
    void secondTab() throws Exception {
        Page first = waitingPage();
        String number = number(first);
        Page second = waitingPage();
        assertThat(second.locator("#number")).hasText(number);
        Polls polls = new Polls(buyer.context());

        oneAheadLeaves();
        assertThat(first.locator("#ahead")).hasText("4");
        assertThat(second.locator("#ahead")).hasText("4");
        await().atMost(SOON).until(() -> pump(first) && polls.of(second) >= 3);

        assertThat(polls.of(first)).as("polls of the tab that follows").isZero();
        int polled = polls.of(first);
        second.close();
        await().atMost(SOON).until(() -> pump(first) && polls.of(first) > polled);
        assertThat(first.locator("#number")).hasText(number);
        figures.assertSamePlace(number);
        await().atMost(SOON).until(() -> live("waiting") == othersAhead.size() + 1);
    }

    @Test
    void closedAndReopened() throws Exception {
        Page page = waitingPage();
        String number = number(page);
        Instant closed = Instant.now();

        page.close();
        await().atMost(SOON).until(() -> live("present") == 0);
        oneAheadLeaves();
        pause(closed, 60);
        Page again = waitingPage();

        assertThat(again.locator("#number")).hasText(number);
        assertThat(again.locator("#ahead")).hasText("4");
        figures.assertSamePlace(number);
        System.out.println(
                "Closed for " + Duration.between(closed, Instant.now()).toSeconds() + " s: number " + number);
        buyer.assertNoErrors();
    }

    @Test
    void calledWhileClosed() throws Exception {
        Page page = waitingPage();
        String number = number(page);
        while (!othersAhead.isEmpty()) {
            oneAheadLeaves();
        }
        page.close();
        await().atMost(SOON).until(() -> live("present") == 0);

        change(Map.of("cap", 1));
        String later = join("later");
        await().atMost(SOON).until(() -> live("held") == 1);
        give(later);
        Page again = waitingPage();

        assertThat(again.locator("#heading")).hasText("It’s your turn");
        assertThat(again.locator("#number")).hasText(number);
        figures.assertSamePlace(number);
    }

    @Test
    void noNetwork() throws Exception {
        Page page = waitingPage();
        String number = number(page);
        assertThat(page.locator("#ahead")).hasText("5");
        Instant cut = Instant.now();

        buyer.context().setOffline(true);
        assertThat(page.locator("#cut-off")).isVisible();
        oneAheadLeaves();
        pause(cut, 30);
        assertThat(page.locator("#number")).hasText(number);
        assertThat(page.locator("#ahead")).hasText("5");
        buyer.context().setOffline(false);

        assertThat(page.locator("#cut-off")).isHidden();
        assertThat(page.locator("#ahead")).hasText("4");
        figures.assertSamePlace(number);
        System.out.println(
                "No network for " + Duration.between(cut, Instant.now()).toSeconds() + " s: number " + number);
        buyer.assertNoErrors(error -> error.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void backAndForward() throws Exception {
        Page page = waitingPage();
        String number = number(page);

        page.navigate(run.site().address() + "/shop/");
        oneAheadLeaves();
        page.goBack();
        assertThat(page.locator("#number")).hasText(number);
        page.goForward();
        assertThat(page.locator("#tickets")).isVisible();
        page.goBack();

        assertThat(page.locator("#number")).hasText(number);
        assertThat(page.locator("#ahead")).hasText("4");
        figures.assertSamePlace(number);
        await().atMost(SOON).until(() -> live("waiting") == othersAhead.size() + 1);
        buyer.assertNoErrors();
    }

    @Test
    void turnInATabOutOfSight() throws Exception {
        Page page = waitingPage();
        String number = number(page);
        String icon = icon(page);
        while (!othersAhead.isEmpty()) {
            oneAheadLeaves();
        }
        looked(page, false);

        change(Map.of("cap", 1));

        assertThat(page).hasTitle(Pattern.compile("It is your turn – .*"));
        assertThat(icon(page)).isNotEqualTo(icon);
        assertThat(page.locator("#number")).hasText(number);
        String waiting = page.url();
        assertThat(page.locator("#forward")).isHidden();
        assertThat(page).hasURL(waiting);

        looked(page, true);
        page.locator("#enter").click();
        page.waitForURL(run.site().address() + "/shop/**");
        figures.assertSamePlace(number);
    }

    /**
     * Lets the page take itself for a tab that is not looked at, or looked at again. Playwright tells every page that it is
     * looked at, whatever is in front of it.
     */
    private static void looked(Page page, boolean at) {
        page.evaluate("""
                state => {
                  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
                  document.dispatchEvent(new Event('visibilitychange'))
                }
                """, at ? "visible" : "hidden");
    }

    private static String icon(Page page) {
        return page.locator("#icon").getAttribute("href");
    }

    private Page waitingPage() {
        return buyer.open(run.site().address() + "/waiting/?event=" + event + "&return_to="
                + run.site().address() + "/shop/");
    }

    private static String number(Page page) {
        assertThat(page.locator("#number")).hasText(Pattern.compile("\\d+"));
        return page.locator("#number").textContent();
    }

    /** Lets Playwright hand over what happened in the browser. */
    private static boolean pump(Page page) {
        page.evaluate("1");
        return true;
    }

    /** In a long run, waits until so many seconds are over since then. */
    private static void pause(Instant since, int seconds) {
        if (LONG) {
            await().atMost(Duration.ofSeconds(seconds + 30L))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> Instant.now().isAfter(since.plusSeconds(seconds)));
        }
    }

    private String join(String key) throws Exception {
        JsonNode joined = JsonMapper.shared()
                .readTree(HTTP.send(
                                waitingRoom("/places")
                                        .header("Idempotency-Key", key)
                                        .POST(BodyPublishers.noBody())
                                        .build(),
                                BodyHandlers.ofString())
                        .body());
        return joined.path("place").asString();
    }

    private void oneAheadLeaves() throws Exception {
        give(othersAhead.remove(0));
    }

    private void give(String place) throws Exception {
        HTTP.send(
                waitingRoom("/places")
                        .header("Authorization", "Bearer " + place)
                        .DELETE()
                        .build(),
                BodyHandlers.discarding());
    }

    private HttpRequest.Builder waitingRoom(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + run.settings().waitingRoomPort() + "/v1/events/" + event + path));
    }

    private void declare(Map<String, Object> settings) throws Exception {
        send("PUT", "application/json", settings);
    }

    private void change(Map<String, Object> settings) throws Exception {
        send("PATCH", "application/merge-patch+json", settings);
    }

    private void send(String method, String type, Map<String, Object> settings) throws Exception {
        var answer = HTTP.send(
                admin("")
                        .header("Content-Type", type)
                        .method(
                                method,
                                BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(settings)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    private int live(String figure) throws Exception {
        return JsonMapper.shared()
                .readTree(HTTP.send(admin("/live").build(), BodyHandlers.ofString())
                        .body())
                .path(figure)
                .asInt(-1);
    }

    private HttpRequest.Builder admin(String path) {
        return HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + run.settings().admissionPort() + "/v1/admin/events/" + event + path))
                .header("Authorization", "Bearer " + run.settings().keys().adminToken());
    }
}
