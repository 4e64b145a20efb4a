package org.onsale.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onsale.local.FakeOnsale;
import org.onsale.local.FreePorts;
import org.onsale.local.api.AdmissionApi;
import org.onsale.local.site.Site;
import org.onsale.local.site.SiteSettings;
import org.onsale.page.WaitingPage;

class WaitingPageTest {

    /** Calls, until the test says that they are answered again: what a page shows for a moment a busy machine misses. */
    private static final int ALL = 1_000;

    private static Chromium chromium;

    private final FakeOnsale onsale = new FakeOnsale();
    private final SiteSettings settings =
            new SiteSettings(FreePorts.one(), "demo", onsale.address(), onsale.address(), 10, "test");
    private final Site site = Site.start(settings, new AdmissionApi(onsale.address()));
    private Buyer buyer;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void newBuyer() {
        buyer = chromium.buyer();
    }

    @AfterEach
    void stop() {
        buyer.close();
        site.close();
        onsale.close();
    }

    @Test
    void aBuyerJoinsAndSeesTheirPlace() {
        Page page = waitingPage();

        assertThat(page.locator("#heading")).hasText("You are in line");
        assertThat(page.locator("#ahead")).hasText("42");
        assertThat(page.locator("#number")).hasText("100");
        assertThat(page.locator("#wait")).hasText("2–4 minutes");
        assertThat(page.locator("#updated")).containsText(Pattern.compile("Updated \\d+:\\d\\d:\\d\\d"));
        assertThat(page).hasTitle("(42) You are in line – Aurora Nights");
        buyer.assertNoErrors();
    }

    @Test
    void refreshingAndComingBackKeepThePlace() {
        Page page = waitingPage();
        assertThat(page.locator("#number")).hasText("100");

        page.reload();
        assertThat(page.locator("#number")).hasText("100");
        page.close();
        Page later = waitingPage();

        assertThat(later.locator("#number")).hasText("100");
        assertThat(keysOfJoins()).hasSize(1);
        buyer.assertNoErrors();
    }

    @Test
    void aLostAnswerToTheJoinIsAskedForAgainWithTheSameKey() {
        onsale.next(1, 0, "", "");

        Page page = waitingPage();

        assertThat(page.locator("#number")).hasText("100");
        assertThat(onsale.calls("POST", "/places")).hasSizeGreaterThan(1);
        assertThat(keysOfJoins()).hasSize(1);
    }

    @Test
    void aRefreshInTheMiddleOfJoiningGivesTheSamePlace() {
        onsale.next(1, 503, "{}", "60");
        Page page = waitingPage();
        await().until(() -> onsale.calls("POST", "/places").size() == 1);

        page.reload();

        assertThat(page.locator("#number")).hasText("100");
        assertThat(keysOfJoins()).hasSize(1);
    }

    @Test
    void aSecondTabShowsTheSamePlaceAndOnlyTheTabInViewAsks() {
        Page first = waitingPage();
        assertThat(first.locator("#number")).hasText("100");
        Page second = waitingPage();
        assertThat(second.locator("#number")).hasText("100");
        // The first tab may ask once more before it hears that the second one has taken over.
        second.waitForRequest("**/turn", () -> {});
        second.waitForRequest("**/turn", () -> {});

        List<String> askedByTheFirst = new CopyOnWriteArrayList<>();
        first.onRequest(request -> askedByTheFirst.add(request.url()));
        onsale.ahead(3);
        assertThat(second.locator("#ahead")).hasText("3");
        assertThat(first.locator("#ahead")).hasText("3");
        onsale.ahead(2);
        assertThat(first.locator("#ahead")).hasText("2");

        assertThat(askedByTheFirst).isEmpty();
        assertThat(keysOfJoins()).hasSize(1);
        buyer.assertNoErrors();
    }

    @Test
    void whenTheAskingTabClosesTheOtherTakesOver() {
        Page first = waitingPage();
        assertThat(first.locator("#number")).hasText("100");
        Page second = waitingPage();
        assertThat(second.locator("#number")).hasText("100");

        second.close();
        onsale.ahead(1);

        assertThat(first.locator("#ahead")).hasText("1");
        assertThat(first.locator("#ahead-label")).hasText("person ahead of you");
    }

    @Test
    void theFigureShownNeverRisesNotEvenAfterARefresh() {
        onsale.ahead(4);
        Page page = waitingPage();
        assertThat(page.locator("#ahead")).hasText("4");

        onsale.ahead(9);
        int polls = onsale.calls("GET", "/turn").size();
        await().until(() -> onsale.calls("GET", "/turn").size() >= polls + 2);
        assertThat(page.locator("#ahead")).hasText("4");
        page.reload();

        assertThat(page.locator("#ahead")).hasText("4");
    }

    @Test
    void aPauseIsSaidAndTheMessageOfTheOrganiserIsOnlyText() {
        onsale.phase("paused").message("<img src=x onerror=alert(1)> Back at 12:30");

        Page page = waitingPage();

        assertThat(page.locator("#heading")).hasText("The line is paused");
        assertThat(page.locator("#message")).hasText("<img src=x onerror=alert(1)> Back at 12:30");
        assertThat(page.locator("#message img")).hasCount(0);
        buyer.assertNoErrors();
    }

    @Test
    void theStatusRegionSpeaksOnlyWhenTheMeaningChanges() {
        Page page = waitingPage();
        assertThat(page.locator("#status")).containsText("You are in line.");

        onsale.ahead(36);
        assertThat(page.locator("#ahead")).hasText("36");
        assertThat(page.locator("#status")).containsText("You are in line.");
        onsale.ahead(0);

        assertThat(page.locator("#status")).containsText("You are next.");
        assertThat(page.locator("#heading")).hasText("You are next");
        assertThat(page.locator("#ahead")).hasText("0");
    }

    @Test
    void atTheTurnThePageGoesOnToTheShopByItself() {
        onsale.claimSeconds(40);
        Page page = waitingPage();
        assertThat(page.locator("#number")).hasText("100");

        onsale.everybodyIs("turn");

        assertThat(page).hasTitle("It’s your turn – Aurora Nights");
        assertThat(page.locator("#countdown")).hasText(Pattern.compile("0:[34]\\d"));
        assertThat(page.locator("#forward")).containsText("Taking you there in");
        page.waitForURL(settings.address() + "/shop/checkout?entered");
        assertThat(page.locator("h1")).hasText("Checkout");
        buyer.assertNoErrors();
    }

    @Test
    void theAutomaticForwardCanBeSwitchedOffAndStaysOff() {
        onsale.phase("turn");
        Page page = waitingPage();
        page.locator("#auto").uncheck();
        assertThat(page.locator("#forward")).isHidden();

        page.reload();
        assertThat(page.locator("#heading")).hasText("It’s your turn");
        assertThat(page.locator("#auto")).not().isChecked();
        assertThat(page.locator("#forward")).isHidden();
        page.locator("#enter").click();

        page.waitForURL(settings.address() + "/shop/checkout?entered");
        Locator buy = page.locator("#buy");
        assertThat(page.locator("#countdown")).hasText(Pattern.compile("[12]:\\d\\d"));
        buy.click();
        page.waitForURL(settings.address() + "/shop/thank-you");
        buyer.assertNoErrors();
    }

    @Test
    void whoeverComesBackAfterBeingLetInMayJoinTheLineAgain() {
        Page page = waitingPage();
        assertThat(page.locator("#number")).hasText("100");
        page.close();
        onsale.everybodyIs("admitted");

        Page later = waitingPage();
        assertThat(later.locator("#heading")).hasText("This place has been used");
        assertThat(later.locator("#go-on")).hasText("Go to checkout");
        later.locator("#rejoin").click();

        assertThat(later.locator("#number")).hasText("101");
        assertThat(keysOfJoins()).hasSize(2);
        buyer.assertNoErrors();
    }

    @Test
    void aTurnThatPassedKeepsTheNumberAndSaysSo() {
        Page page = waitingPage();
        assertThat(page.locator("#number")).hasText("100");
        page.locator("#auto").uncheck();
        onsale.everybodyIs("turn");
        assertThat(page.locator("#heading")).hasText("It’s your turn");

        onsale.everybodyIs("waiting");

        assertThat(page.locator("#heading")).hasText("You are still in front");
        assertThat(page.locator("#lead")).containsText("Your turn passed");
        assertThat(page.locator("#number")).hasText("100");
    }

    @Test
    void whenWeCannotBeReachedThePlaceIsSaidToBeSafe() {
        Page page = waitingPage();
        assertThat(page.locator("#number")).hasText("100");

        onsale.next(ALL, 503, "{}", "1");

        assertThat(page.locator("#cut-off")).containsText("Your place is safe.");
        assertThat(page.locator("#number")).hasText("100");
        onsale.answersAgain();
        assertThat(page.locator("#cut-off")).isHidden();
        buyer.assertNoErrors(error -> error.contains("503"));
    }

    @Test
    void missedForGoodThereIsAWayBackToTheEndOfTheLine() {
        Page page = waitingPage();
        assertThat(page.locator("#number")).hasText("100");
        onsale.everybodyIs("missed");
        assertThat(page.locator("#heading")).hasText("Your turns have passed");

        page.locator("#rejoin").click();

        assertThat(page.locator("#number")).hasText("101");
        assertThat(keysOfJoins()).hasSize(2);
    }

    @Test
    void givingUpThePlaceAsksOnceAndTellsTheService() {
        Page page = waitingPage();
        assertThat(page.locator("#number")).hasText("100");

        page.locator("#leave").click();
        page.getByText("Keep my place").click();
        assertThat(page.locator("#heading")).hasText("You are in line");
        page.locator("#leave").click();
        giveUp(page);

        assertThat(page.locator("#heading")).hasText("You gave up your place");
        assertThat(onsale.calls("DELETE", "/places")).hasSize(1);
        page.reload();
        assertThat(page.locator("#heading")).hasText("You gave up your place");
        page.locator("#rejoin").click();
        assertThat(page.locator("#number")).hasText("101");
        buyer.assertNoErrors();
    }

    @Test
    void escapeFromTheQuestionKeepsThePlaceEvenAfterAnEarlierYes() {
        Page page = waitingPage();
        page.locator("#leave").click();
        giveUp(page);
        page.locator("#rejoin").click();
        assertThat(page.locator("#number")).hasText("101");

        page.locator("#leave").click();
        page.keyboard().press("Escape");

        assertThat(page.locator("#leave-dialog")).isHidden();
        onsale.ahead(2);
        assertThat(page.locator("#ahead")).hasText("2");
        assertThat(onsale.calls("DELETE", "/places")).hasSize(1);
    }

    @Test
    void aFullLineIsTriedAgainByItself() {
        onsale.next(ALL, 429, "{\"type\":\"urn:onsale:problem:line-full\"}", "1");

        Page page = waitingPage();

        assertThat(page.locator("#heading")).hasText("The line is full");
        onsale.answersAgain();
        assertThat(page.locator("#heading")).hasText("You are in line");
    }

    @Test
    void aLineThatIsNotOpenSaysWhenItOpens() {
        onsale.next(
                ALL, 409, "{\"type\":\"urn:onsale:problem:joining-closed\",\"opensAt\":\"2099-01-01T10:00:00Z\"}", "");

        Page page = waitingPage();

        assertThat(page.locator("#heading")).hasText("The line is not open yet");
        assertThat(page.locator("#opens-in")).hasText(Pattern.compile("[\\d,]+ days"));
        assertThat(page.locator("#opens-at")).containsText("2099");
    }

    @Test
    void aLinkWithoutAnEventSaysSo() {
        Page page = buyer.open(settings.address() + "/waiting/");

        assertThat(page.locator("#heading")).hasText("This link cannot be used");
        assertThat(onsale.calls()).isEmpty();
    }

    @Test
    void whereStorageIsBlockedTheTabKeepsThePlaceOverARefreshAndSaysThatItMust() {
        buyer.context()
                .addInitScript(
                        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })");
        Page page = waitingPage();
        assertThat(page.locator("#blocked")).isVisible();
        assertThat(page.locator("#number")).hasText("100");

        page.reload();

        assertThat(page.locator("#number")).hasText("100");
        assertThat(keysOfJoins()).hasSize(1);
    }

    @Test
    void theReturnOfTheNetworkAsksAtOnceInsteadOfWaitingForTheNextPoll() {
        onsale.pollAfterMs(60_000);
        Page page = waitingPage();
        assertThat(page.locator("#ahead")).hasText("42");
        onsale.ahead(5);

        page.evaluate("window.dispatchEvent(new Event('online'))");

        assertThat(page.locator("#ahead")).hasText("5");
    }

    @Test
    void theFirstViewTakesOneRequestForThePageAndOneForAnotherLanguage() {
        assertThat(requestsOfAFirstView("en-GB")).containsExactly("/waiting/");
        assertThat(requestsOfAFirstView("ar-EG")).containsExactly("/waiting/", "/waiting/words/ar.json");
    }

    private List<String> requestsOfAFirstView(String locale) {
        List<String> requests = new CopyOnWriteArrayList<>();
        try (Buyer reader = chromium.buyer(new Browser.NewContextOptions().setLocale(locale))) {
            reader.context().onRequest(request -> requests.add(request.url()));
            Page page = reader.open(settings.waitingPage());
            assertThat(page.locator("html")).hasAttribute("lang", locale.substring(0, 2));
            assertThat(page.locator("#number")).hasText(Pattern.compile("100|\u0661\u0660\u0661"));
            reader.assertNoErrors();
        }
        return requests.stream()
                .filter(url -> url.startsWith(settings.address()))
                .map(url -> URI.create(url).getPath())
                .toList();
    }

    @Test
    void aLanguageIsChosenOnThePageAndStaysOverARefresh() {
        Page page = waitingPage();
        assertThat(page.locator("#number")).hasText("100");

        page.locator("#language").selectOption("de");
        assertThat(page.locator("#heading")).hasText("Sie stehen in der Schlange");
        assertThat(page).hasTitle("(42) Sie stehen in der Schlange – Aurora Nights");
        page.reload();

        assertThat(page.locator("#heading")).hasText("Sie stehen in der Schlange");
        assertThat(page.locator("#number")).hasText("100");
        page.locator("#language").selectOption("ar");
        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        assertThat(keysOfJoins()).hasSize(1);
        buyer.assertNoErrors();
    }

    @Test
    void withoutTheWordsOfALanguageThePageSpeaksEnglish() {
        buyer.context().route("**/words/*", Route::abort);

        Page page = buyer.open(settings.waitingPage() + "&lang=de");

        assertThat(page.locator("#heading")).hasText("You are in line");
        assertThat(page.locator("#number")).hasText("100");
    }

    @Test
    void theEventLooksAsItsOrganiserWantsYetItsTextsAreOnlyText() {
        onsale.event(Map.of(
                "name",
                "<b>Aurora</b>",
                "colour",
                "#7a1fa2",
                "logo",
                "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 1'/%3E",
                "shop",
                "https://shop.example/"));

        Page page = waitingPage();

        assertThat(page.locator("#event")).hasText("<b>Aurora</b>");
        assertThat(page.locator("#logo")).isVisible();
        assertThat(page.locator("#logo")).hasAttribute("alt", "<b>Aurora</b>");
        assertThat(page.locator("#ahead")).hasCSS("color", "rgb(122, 31, 162)");
        page.reload();
        assertThat(page.locator("#event")).hasText("<b>Aurora</b>");
        onsale.everybodyIs("closed");
        assertThat(page.locator("#shop")).hasAttribute("href", "https://shop.example/");
        buyer.assertNoErrors();
    }

    @Test
    void figuresAreHeldStillWhileThePageGoesOnAskingAndATurnStillShows() {
        Page page = waitingPage();
        page.locator("#auto").uncheck();
        assertThat(page.locator("#ahead")).hasText("42");
        page.locator("#still").check();
        String updated = page.locator("#updated").textContent();

        onsale.ahead(30);
        int polls = onsale.calls("GET", "/turn").size();
        await().until(() -> onsale.calls("GET", "/turn").size() >= polls + 2);
        assertThat(page.locator("#ahead")).hasText("42");
        assertThat(page.locator("#updated")).hasText(updated);
        page.locator("#still").uncheck();
        assertThat(page.locator("#ahead")).hasText("30");
        page.locator("#still").check();
        onsale.everybodyIs("turn");

        assertThat(page.locator("#heading")).hasText("It’s your turn");
        buyer.assertNoErrors();
    }

    @Test
    void theAlarmIsTriedWhenItIsSwitchedOnAndSoundsAtTheTurn() {
        buyer.context()
                .addInitScript("window.tones = 0; const start = OscillatorNode.prototype.start;"
                        + "OscillatorNode.prototype.start = function () { window.tones++; start.call(this) }");
        Page page = waitingPage();
        page.locator("#auto").uncheck();

        page.locator("#alert").click();
        assertThat(page.locator("#alert")).hasAttribute("aria-pressed", "true");
        assertEquals(1, page.evaluate("window.tones"));
        onsale.everybodyIs("turn");

        assertThat(page.locator("#alarm")).containsText("It’s your turn.");
        assertEquals(2, page.evaluate("window.tones"));
        assertThat(page.locator("#icon")).hasAttribute("href", Pattern.compile(".*15803d.*"));
        assertThat(page.locator("#status")).isEmpty();
        buyer.assertNoErrors();
    }

    @Test
    void thePageJoinsByItselfWhenTheLineOpens() {
        onsale.next(
                1,
                409,
                "{\"type\":\"urn:onsale:problem:joining-closed\",\"event\":{\"name\":\"Aurora\"},\"opensAt\":\""
                        + Instant.now().plusSeconds(3) + "\"}",
                "");

        Page page = waitingPage();

        assertThat(page.locator("#number")).hasText("100");
        assertThat(keysOfJoins()).hasSize(1);
    }

    @Test
    void aSoldOutSaleSaysSoAtTheDoorAndInLine() {
        onsale.next(ALL, 409, "{\"type\":\"urn:onsale:problem:joining-closed\",\"reason\":\"soldOut\"}", "");

        Page page = waitingPage();

        assertThat(page.locator("#heading")).hasText("Sold out");
        assertThat(page.locator(".ticket")).isHidden();
    }

    @Test
    void withoutJavaScriptAButtonLeadsToTheWaitingRoomWhichLearnsTheEvent() {
        try (Buyer plain = chromium.buyer(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = plain.open(settings.waitingPage());
            assertThat(page.locator(".ticket")).isHidden();

            Request joining = page.waitForRequest(
                    "**/place",
                    () -> page.locator("form[action$='/place'] button").click());

            assertThat(joining.method()).isEqualTo("POST");
            assertThat(joining.headers().get("referer")).isEqualTo(settings.waitingPage());
            await().until(() -> onsale.calls("POST", "/place").size() == 1);
        }
    }

    private static void assertEquals(int expected, Object found) {
        assertThat(((Number) found).intValue()).isEqualTo(expected);
    }

    @Test
    void everyStateFitsOnASmallPhoneInBothColoursAndFromRightToLeft() {
        for (ColorScheme colours : Set.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            String language = colours == ColorScheme.DARK ? "ar" : "de";
            try (Buyer phone = chromium.buyer(
                    new Browser.NewContextOptions().setViewportSize(320, 568).setColorScheme(colours))) {
                Page page = phone.context().newPage();
                for (String preview : WaitingPage.previews()) {
                    page.navigate(settings.address() + "/waiting/?preview=" + preview + "&lang=" + language);
                    assertThat(page.locator("html")).hasAttribute("lang", language);
                    assertThat(page.locator("#event")).hasText("Preview");

                    Object sideways = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");

                    assertThat(sideways).as(preview).isEqualTo(false);
                }
                phone.assertNoErrors();
            }
        }
        assertThat(onsale.calls()).isEmpty();
    }

    private static void giveUp(Page page) {
        page.locator("#leave-dialog button[value=leave]").click();
    }

    private Page waitingPage() {
        return buyer.open(settings.waitingPage());
    }

    private Set<String> keysOfJoins() {
        return onsale.calls("POST", "/places").stream()
                .map(FakeOnsale.Call::key)
                .collect(Collectors.toSet());
    }
}
