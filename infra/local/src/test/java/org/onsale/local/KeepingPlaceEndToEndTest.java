package org.onsale.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.onsale.local.browser.Axe;
import org.onsale.local.browser.Buyer;
import org.onsale.local.browser.Chromium;

/**
 * What people do with a page they are afraid to lose: refresh, a second tab, closing it, no network, back and forward, a
 * tab out of sight, no script at all. On the real services; the place number is the same every time and the people ahead
 * never become more. Pauses are as short as they can be; {@code -Donsale.long=true} makes them 60 s closed and 30 s
 * without network.
 */
class KeepingPlaceEndToEndTest {

    private static final boolean LONG = Boolean.getBoolean("onsale.long");
    private static final Duration SOON = Patience.LIMIT;
    private static final Pattern A_NUMBER = Pattern.compile("\\d+");

    private static Chromium chromium;
    private static LocalRun run;

    private LiveEvent event;
    private Buyer buyer;
    private Figures figures;

    @BeforeAll
    static void startEverything() throws Exception {
        run = QuietRun.of(DemoEvent.STANDARD);
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

    /** Five people in line, and a buyer to come behind them. */
    @BeforeEach
    void openEvent(TestInfo test) {
        event = new LiveEvent(run, test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT));
        event.othersJoin(5);
        buyer = chromium.buyer();
        figures = new Figures(buyer.context());
    }

    @AfterEach
    void leave() {
        buyer.close();
    }

    @Test
    void tenRefreshes() {
        Page page = buyer.open(event.waitingPage());
        String number = number(page);

        for (int i = 0; i < 10; i++) {
            page.reload();
            assertThat(page.locator("#number")).hasText(number);
            if (i % 3 == 0) {
                event.firstOfTheOthersLeaves();
            }
        }

        assertThat(page.locator("#ahead")).hasText(Integer.toString(event.others()));
        assertSamePlace(number);
        buyer.assertNoErrors(error -> error.contains("429"));
    }

    @Test
    void secondTab() {
        Page first = buyer.open(event.waitingPage());
        String number = number(first);
        Polls polls = new Polls(buyer.context());
        Page second = buyer.open(event.waitingPage());
        assertThat(number(second)).isEqualTo(number);
        // The first tab may ask once more before it hears that the second one has taken over.
        soon().until(() -> happened(first) && polls.of(second) >= 2);
        int asked = polls.of(first);

        event.firstOfTheOthersLeaves();
        assertThat(first.locator("#ahead")).hasText("4");
        assertThat(second.locator("#ahead")).hasText("4");
        soon().until(() -> happened(first) && polls.of(second) >= 5);

        assertThat(polls.of(first)).as("polls of the tab that follows").isEqualTo(asked);
        second.close();
        soon().until(() -> happened(first) && polls.of(first) > asked);
        assertThat(first.locator("#number")).hasText(number);
        assertSamePlace(number);
        buyer.assertNoErrors();
    }

    @Test
    void closedAndReopened() {
        Page page = buyer.open(event.waitingPage());
        String number = number(page);
        Instant closed = Instant.now();

        page.close();
        soon().until(() -> event.live("present") == 0);
        event.firstOfTheOthersLeaves();
        pause(closed, 60);
        Page again = buyer.open(event.waitingPage());

        assertThat(again.locator("#number")).hasText(number);
        assertThat(again.locator("#ahead")).hasText("4");
        assertSamePlace(number);
        tell("Closed", closed, number);
        buyer.assertNoErrors();
    }

    @Test
    void calledWhileClosed() {
        Page page = buyer.open(event.waitingPage());
        String number = number(page);
        everybodyAheadLeaves();
        page.close();
        soon().until(() -> event.live("present") == 0);

        event.change(Map.of("cap", 1));
        event.othersJoin(1);
        soon().pollInterval(Duration.ofSeconds(1)).until(() -> {
            event.othersAsk();
            return event.live("held") == 1;
        });
        event.firstOfTheOthersLeaves();
        Page again = buyer.open(event.waitingPage());

        assertThat(again.locator("#heading")).hasText("It’s your turn");
        assertThat(again.locator("#number")).hasText(number);
        figures.assertSamePlace(number);
        buyer.assertNoErrors();
    }

    @Test
    void noNetwork() {
        Page page = buyer.open(event.waitingPage());
        String number = number(page);
        assertThat(page.locator("#ahead")).hasText("5");
        Instant cut = Instant.now();

        buyer.context().setOffline(true);
        assertThat(page.locator("#cut-off")).isVisible();
        event.firstOfTheOthersLeaves();
        pause(cut, 30);
        assertThat(page.locator("#number")).hasText(number);
        assertThat(page.locator("#ahead")).hasText("5");
        buyer.context().setOffline(false);

        assertThat(page.locator("#cut-off")).isHidden();
        assertThat(page.locator("#ahead")).hasText("4");
        assertSamePlace(number);
        tell("No network", cut, number);
        buyer.assertNoErrors(error -> error.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void backAndForward() {
        Page page = buyer.open(event.waitingPage());
        String number = number(page);

        page.navigate(run.site().address() + "/shop/");
        event.firstOfTheOthersLeaves();
        page.goBack();
        assertThat(page.locator("#number")).hasText(number);
        page.goForward();
        assertThat(page.locator("#tickets")).isVisible();
        page.goBack();

        assertThat(page.locator("#number")).hasText(number);
        assertThat(page.locator("#ahead")).hasText("4");
        assertSamePlace(number);
        buyer.assertNoErrors(error -> error.contains("429"));
    }

    @Test
    void turnInATabOutOfSight() {
        Page page = buyer.open(event.waitingPage());
        String number = number(page);
        String icon = page.locator("#icon").getAttribute("href");
        everybodyAheadLeaves();
        looked(page, false);

        event.change(Map.of("cap", 1));

        assertThat(page).hasTitle("It’s your turn – Aurora Nights");
        assertThat(page.locator("#icon")).not().hasAttribute("href", icon);
        assertThat(page.locator("#number")).hasText(number);
        assertThat(page.locator("#forward")).isHidden();
        Buyer.goesOnOnlyWhenTold(page);
        looked(page, true);
        page.locator("#enter").click();
        page.waitForURL(run.site().address() + "/shop/**");
        figures.assertSamePlace(number);
    }

    @Test
    void noScriptAtAll() {
        try (Buyer plain = chromium.buyer(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = plain.open(event.waitingPage());
            page.locator("form[action$='/place'] button").click();
            assertThat(page).hasURL(Pattern.compile(".*/place/" + event.id() + "\\?return_to=.*"));
            assertThat(page.locator("dd").first()).hasText("6");

            for (int i = 0; i < 3; i++) {
                event.firstOfTheOthersLeaves();
                int left = event.others();
                soon().pollInterval(Duration.ofSeconds(1)).until(() -> checked(page, "dd >> nth=1", left + ""));
                assertThat(page.locator("dd").first()).hasText("6");
            }
            everybodyAheadLeaves();
            event.change(Map.of("cap", 1));
            soon().pollInterval(Duration.ofSeconds(1)).until(() -> checked(page, "h1", "It is your turn"));
            page.getByText("Go to checkout").click();

            page.waitForURL(run.site().address() + "/shop/**");
        }
    }

    @Test
    void pagesWithoutScriptAreAccessible() {
        buyer.context().close();
        buyer = chromium.buyer(new Browser.NewContextOptions().setViewportSize(320, 568));
        Page page = buyer.open(event.plainPage());
        assertAccessible(page, "Join the line");
        page.locator("button").click();
        assertAccessible(page, "You are in line");
        everybodyAheadLeaves();
        event.change(Map.of("cap", 1));
        soon().pollInterval(Duration.ofSeconds(1)).until(() -> checked(page, "h1", "It is your turn"));
        assertAccessible(page, "It is your turn");
        page.navigate(event.plainPage().replace(event.id(), "no-such-event"));
        assertAccessible(page, "There is no such sale");
    }

    private static void assertAccessible(Page page, String heading) {
        assertThat(page.locator("h1")).hasText(heading);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(Axe.violations(page)).as(heading + ", " + scheme).isEmpty();
        }
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    /** Presses the button and looks. */
    private static boolean checked(Page page, String where, String wanted) {
        page.locator("button").click();
        return page.locator(where).textContent().equals(wanted);
    }

    private void everybodyAheadLeaves() {
        while (event.others() > 0) {
            event.firstOfTheOthersLeaves();
        }
    }

    private void assertSamePlace(String number) {
        figures.assertSamePlace(number);
        soon().until(() -> event.live("waiting") == event.others() + 1);
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

    /** The number of a page that shows a place; the people ahead follow the number by up to a board. */
    private static String number(Page page) {
        assertThat(page.locator("#number")).hasText(A_NUMBER);
        assertThat(page.locator("#ahead")).isVisible();
        return page.locator("#number").textContent();
    }

    /** Lets Playwright hand over what happened in the browser. */
    private static boolean happened(Page page) {
        page.evaluate("1");
        return true;
    }

    private static ConditionFactory soon() {
        return await().atMost(SOON);
    }

    /** In a long run, waits until so many seconds are over since then. */
    private static void pause(Instant since, int seconds) {
        if (LONG) {
            await().atMost(Duration.ofSeconds(seconds + 30L))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> Instant.now().isAfter(since.plusSeconds(seconds)));
        }
    }

    private static void tell(String what, Instant since, String number) {
        System.out.println(
                what + " for " + Duration.between(since, Instant.now()).toSeconds() + " s: number " + number);
    }
}
