package org.onsale.waitingroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.waitingroom.redis.EventData;

/** The line without JavaScript, on the real service: the same place each time, every state in words. */
@ExtendWith(RunningService.class)
class PlainPageTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Map<String, String> NOTHING = Map.of();

    private PlainBrowser browser;
    private RunningService.Service service;
    private EventData event;
    private String place;

    @BeforeEach
    void prepare(RunningService.Service running, EventData fresh) {
        service = running;
        browser = new PlainBrowser(running);
        event = fresh;
        place = "/place/" + fresh.id();
    }

    @Test
    void aFormJoinsAndThePageTellsThePlace() {
        new PlainBrowser(service).post(place, NOTHING);
        event.survey();

        PlainBrowser.Seen page = awaiting(joined(), "People ahead of you 1");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Spring tour", "You are in line", "Your number 2", "Your wait not known yet", "Last updated")
                .contains("at least every 2 minutes");
        assertThat(page.html()).contains("<button>Check my place</button>");
        assertThat(event.line().size()).isEqualTo(2);
    }

    @Test
    void joiningGoesFromFormToPageAndKeepsTheWayBack() {
        PlainBrowser.Seen page = browser.post(place, Map.of("return_to", "https://shop.example/a?b=1&c=2"));

        assertThat(browser.steps()).extracting(step -> step.statusCode()).containsExactly(307, 303, 200);
        assertThat(page.address().getRawQuery()).isEqualTo("return_to=https%3A%2F%2Fshop.example%2Fa%3Fb%3D1%26c%3D2");
        assertThat(page.html()).contains("value=\"https://shop.example/a?b=1&amp;c=2\"");
    }

    @Test
    void theCookieIsForThisServiceThisEventAndNoScript() {
        joined();

        String cookie =
                browser.steps().get(1).headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("onsale_place_" + event.id() + "=")
                .contains("; Path=" + place + ";", "; Secure", "; HttpOnly", "; SameSite=Lax", "; Max-Age=604800")
                .contains(".p1.a.");
    }

    @Test
    void askingAndSendingTheFormAgainKeepThePlace() {
        joined();

        for (int i = 0; i < 3; i++) {
            awaiting(browser.open(place), "Your number 1");
            awaiting(browser.post(place, NOTHING), "Your number 1");
        }

        assertThat(event.line().size()).isEqualTo(1);
    }

    @Test
    void aJoinWhoseAnswerGotLostFindsItsPlaceAgain() {
        joined();
        String name = "onsale_place_" + event.id();
        String key = browser.cookies().get(name).substring(0, 22);
        browser.cookie(name, key);

        awaiting(browser.post(place, NOTHING), "Your number 1");

        assertThat(event.line().size()).isEqualTo(1);
    }

    @Test
    void aBrowserThatKeepsNoCookiesTakesNoPlaceAndIsTold() {
        PlainBrowser.Seen page = new PlainBrowser(service).withoutCookies().post(place, NOTHING);

        assertThat(page.text()).contains("Your browser keeps no cookies").contains("none was taken");
        assertThat(event.line().size()).isZero();
    }

    @Test
    void whoOpensThePageWithoutAPlaceIsAskedToJoin() {
        PlainBrowser.Seen page = browser.open(place + "?return_to=https%3A%2F%2Fshop.example%2F");

        assertThat(page.text()).contains("Join the line").contains("Waiting now");
        assertThat(page.html()).contains("<form method=\"post\">", "value=\"https://shop.example/\"");
        assertThat(event.line().size()).isZero();
    }

    @Test
    void aFormWithoutAnEventGoesByItsFieldOrByThePageItCameFrom() {
        PlainBrowser.Seen byField =
                browser.post("/place", Map.of("event", event.id().value(), "return_to", "https://shop.example/x"));
        PlainBrowser.Seen byReferer = browser.post(
                "/place",
                NOTHING,
                Map.of(
                        "Referer",
                        "https://cdn.example/waiting/?lang=de&event=" + event.id()
                                + "&return_to=https%3A%2F%2Fshop.example%2Fy%3Fa%3D1"));

        assertThat(byField.address().getPath()).isEqualTo(place);
        assertThat(byField.html()).contains("value=\"https://shop.example/x\"");
        assertThat(byReferer.address().getPath()).isEqualTo(place);
        assertThat(byReferer.html()).contains("value=\"https://shop.example/y?a=1\"");
        assertThat(event.line().size()).isEqualTo(1);
    }

    @Test
    void aFormOfNoEventIsAnsweredInWords() {
        for (String referer :
                new String[] {"https://cdn.example/", "no address: %zz", "https://cdn.example/?event=%2F"}) {
            PlainBrowser.Seen page = browser.post("/place", NOTHING, Map.of("Referer", referer));

            assertThat(page.status()).as(referer).isEqualTo(404);
            assertThat(page.text()).contains("There is no such sale");
        }
    }

    @Test
    void theTurnIsALinkToTheCheckout() {
        joined();
        event.call(1, 60_000);
        event.survey();

        PlainBrowser.Seen page = awaiting(
                browser.open(place + "?return_to=https%3A%2F%2Fshop.example%2F%3Fa%3D1%26b"), "It is your turn");

        String code = event.redis().zrange(event.keys().turns(), 0, -1).get(0);
        assertThat(page.html())
                .contains("href=\"https://admission.example/enter/" + event.id() + "?turn=" + code
                        + "&amp;return_to=https%3A%2F%2Fshop.example%2F%3Fa%3D1%26b\"");
        assertThat(page.text())
                .contains("Go to checkout")
                .containsPattern("until \\d\\d:\\d\\d:\\d\\d UTC, for another");
    }

    @Test
    void whoWasLetInIsShownTheWayAndMayJoinAgain() {
        joined();
        event.end(1, 2);
        over();

        PlainBrowser.Seen page = awaiting(browser.open(place), "You have been let in");

        assertThat(page.html()).contains("href=\"https://admission.example/enter/" + event.id() + "\"");
        awaiting(browser.post(place, NOTHING), "You have been let in");
        awaiting(renewed(), "Your number 2");
    }

    @Test
    void whoMissedTheTurnForGoodMayJoinAgain() {
        joined();
        event.end(1, 3);
        over();

        PlainBrowser.Seen page = awaiting(browser.open(place), "Your turn has passed");

        assertThat(page.html()).contains("name=\"anew\"");
        awaiting(renewed(), "Your number 2");
    }

    @Test
    void aPlaceGivenUpIsGoneAndMayBeTakenAnew() {
        joined();
        event.end(1, 1);
        over();

        PlainBrowser.Seen page = awaiting(browser.open(place), "This place was given up");

        assertThat(page.status()).isEqualTo(410);
        awaiting(renewed(), "Your number 2");
    }

    @Test
    void nobodyLosesAPlaceByAskingForANewOne() {
        joined();

        awaiting(renewed(), "Your number 1");

        assertThat(event.line().size()).isEqualTo(1);
    }

    @Test
    void phasesAreWorded() {
        event.set("returnOrigins", "https://shop.example");
        event.set("opensAt", "2031-05-01T18:00:00Z");
        joined();

        assertThat(inPhase("paused", "The line is paused").text())
                .contains("Everybody keeps their place", "Your number 1");
        assertThat(inPhase("prequeue", "You are early, and in line").text())
                .contains("The sale opens on 1 May 2031 at 18:00 UTC.", "Your number 1");
        assertThat(inPhase("closed", "The sale is closed").html())
                .contains("href=\"https://shop.example/\"")
                .doesNotContain("<form");
        event.set("soldOut", "true");
        assertThat(inPhase("closed", "Sold out").text()).contains("Everything is sold");
    }

    @Test
    void aPlaceThatCannotBeReadIsFoundAgainByItsKey() {
        joined();
        String name = "onsale_place_" + event.id();
        browser.cookie(name, browser.cookies().get(name).substring(0, 22) + ".p1.a.garbage");

        PlainBrowser.Seen page = browser.open(place);

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text()).contains("We cannot read your place").contains("Get my place back");
        awaiting(browser.post(place, NOTHING), "Your number 1");
    }

    @Test
    void askingTooFastKeepsThePlace() {
        joined();

        PlainBrowser.Seen page =
                Awaitility.await().atMost(SOON).until(() -> browser.open(place), seen -> seen.status() == 429);

        assertThat(page.header("Retry-After")).isEqualTo("1");
        assertThat(page.text()).contains("Your place is kept", "try again in 1 second.");
        awaiting(browser.open(place), "Your number 1");
    }

    /** Lets the survey tell that the first place is called and over. */
    private void over() {
        event.line().lose();
        event.redis().hset(event.keys().board(), "nowServing", "1");
        event.redis().hincrby(event.keys().tally(), "left", 1);
        event.survey();
    }

    /** Asking for a new place asks how the old one stands, and asking is limited. */
    private PlainBrowser.Seen renewed() {
        return Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(600))
                .until(
                        () -> browser.post(place, Map.of("anew", "1")),
                        page -> browser.steps().size() > 1);
    }

    private PlainBrowser.Seen inPhase(String phase, String heading) {
        event.set("phase", phase);
        event.survey();
        return awaiting(browser.open(place), heading);
    }

    private PlainBrowser.Seen joined() {
        PlainBrowser.Seen page = browser.post(place, NOTHING);
        assertThat(page.status()).as(page.text()).isIn(200, 429);
        return page;
    }

    /** The page, opened again until it says so: figures may be a second old, and asking is limited. */
    private PlainBrowser.Seen awaiting(PlainBrowser.Seen first, String text) {
        Predicate<PlainBrowser.Seen> isWanted = page -> page.text().contains(text);
        return isWanted.test(first)
                ? first
                : Awaitility.await()
                        .atMost(SOON)
                        .pollDelay(Duration.ofMillis(500))
                        .pollInterval(Duration.ofMillis(600))
                        .until(() -> browser.open(first.address().toString()), isWanted);
    }
}
