package org.onsale.waitingroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.waitingroom.redis.EventData;

/** Refusals on plain pages: readable, with the right status, and nothing from outside is taken for markup. */
@ExtendWith(RunningService.class)
class PlainRefusalTest {

    private static final Map<String, String> NOTHING = Map.of();

    private RunningService.Service service;
    private PlainBrowser browser;
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
    void refusedJoinsSayWhyAndWhenToComeBack() {
        event.set("phase", "scheduled");
        event.set("opensAt", "2031-05-01T18:00:00Z");
        PlainBrowser.Seen scheduled = browser.post(place, NOTHING);
        event.set("phase", "open");
        event.set("maxPlaces", "0");
        PlainBrowser.Seen full = browser.post(place, NOTHING);
        event.hold();
        PlainBrowser.Seen held = browser.post(place, NOTHING);

        assertThat(scheduled.status()).isEqualTo(409);
        assertThat(scheduled.text()).contains("has not opened yet", "It opens on 1 May 2031 at 18:00 UTC.");
        assertThat(full.status()).isEqualTo(429);
        assertThat(full.text()).contains("The line is full", "in " + full.header("Retry-After") + " seconds");
        assertThat(full.html()).contains("<button>Try again</button>");
        assertThat(held.status()).isEqualTo(503);
        assertThat(held.text()).contains("We cannot tell right now", "in " + held.header("Retry-After") + " seconds");
    }

    @Test
    void aClosedAndASoldOutSaleTakeNobody() {
        event.set("phase", "draining");
        PlainBrowser.Seen draining = browser.post(place, NOTHING);
        event.set("phase", "closed");
        event.set("soldOut", "true");
        event.survey();
        PlainBrowser.Seen soldOut = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> browser.post(place, NOTHING), page -> page.text().contains("Sold out"));

        assertThat(draining.status()).isEqualTo(409);
        assertThat(draining.text()).contains("takes nobody new");
        assertThat(soldOut.status()).isEqualTo(409);
        assertThat(browser.open(place).text()).contains("Sold out");
    }

    @Test
    void aSaleOfOnePlacePerIdentityNeedsTheShop() {
        event.set("onePlacePerIdentity", "true");

        PlainBrowser.Seen page = browser.post(place, NOTHING);

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text()).contains("Please come from the shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/place/no-such-event", "/place/DEMO", "/place/%3Cscript%3E", "/place/a%00b"})
    void unknownEventsAreAnsweredInWords(String address) {
        for (PlainBrowser.Seen page : new PlainBrowser.Seen[] {browser.open(address), browser.post(address, NOTHING)}) {
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.text()).contains("There is no such sale");
            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        }
    }

    @Test
    void whatTheFrameworkRefusesIsAPageToo() {
        PlainBrowser.Seen nothing = browser.open("/place/a/b");
        PlainBrowser.Seen method = browser.open("/place");
        PlainBrowser.Seen large = browser.post(place, Map.of("return_to", "x".repeat(20_000)));
        PlainBrowser.Seen broken = browser.send(place, "return_to=%zz", NOTHING);

        assertThat(nothing.status()).isEqualTo(404);
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).isEqualTo("POST");
        assertThat(large.status()).isEqualTo(413);
        assertThat(broken.status()).isEqualTo(400);
        for (PlainBrowser.Seen page : new PlainBrowser.Seen[] {nothing, method, large, broken}) {
            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.text()).doesNotContain("Exception", "org.");
        }
        assertThat(event.line().size()).isZero();
    }

    @Test
    void aFormOfAnyOriginMayLeadHere() {
        for (String origin : new String[] {"https://evil.example", "null", "https://shop.example"}) {
            PlainBrowser.Seen page = new PlainBrowser(service).post(place, NOTHING, Map.of("Origin", origin));

            assertThat(page.status()).as(origin).isEqualTo(200);
            assertThat(page.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void cookiesOfAnotherFormAreNone() {
        for (String value :
                new String[] {"", "x", "<b>", "a".repeat(5_000), "AAAAAAAAAAAAAAAAAAAAAA.", "AAAA.p1.a.x"}) {
            browser.cookie("onsale_place_" + event.id(), value);

            assertThat(browser.open(place).text()).as(value).contains("You have no place yet");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"><script>alert(1)</script>",
                "javascript:alert(1)",
                "https://shop.example/' onmouseover='alert(1)",
                "//evil.example",
                "https://shop.example/\r\nSet-Cookie: a=b",
                "https://shop.example/&turn=stolen#x",
                "\u0000\u202e\ud83c\udf9f",
                "data:text/html;base64,PHNjcmlwdD4="
            })
    void aHostileWayBackIsPassedOnAsOneEncodedParameterOnly(String hostile) {
        Map<String, String> form = Map.of("return_to", hostile);
        browser.post(place, form);
        event.call(1, 60_000);
        event.survey();

        PlainBrowser.Seen turn = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(600))
                .until(() -> browser.post(place, form), page -> page.text().contains("It is your turn"));

        Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(turn.html());
        assertThat(links.find()).isTrue();
        assertThat(links.group(1))
                .matches(
                        "https://admission\\.example/enter/[a-z0-9-]+\\?turn=[A-Za-z0-9_-]{16}&amp;return_to=[A-Za-z0-9%._~-]+");
        assertThat(links.find()).isFalse();
        assertThat(turn.html()).doesNotContain("<script", "onmouseover='");
        assertThat(turn.answer().headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void aWayBackOfUnusualLengthIsDropped() {
        PlainBrowser.Seen page = browser.post(place, Map.of("return_to", "https://shop.example/" + "x".repeat(2_000)));

        assertThat(page.address().getRawQuery()).isNull();
    }

    @Test
    void whatTheOrganiserWritesIsTextNotMarkup() {
        event.set("name", "<b>Tour</b> & \"more\"");
        event.set("message", "<img src=x onerror=alert(1)>\nsecond line");

        PlainBrowser.Seen page = browser.post(place, NOTHING);

        assertThat(page.html())
                .contains(
                        "&lt;b&gt;Tour&lt;/b&gt; &amp; &quot;more&quot;",
                        "&lt;img src=x onerror=alert(1)&gt;\nsecond line")
                .doesNotContain("<b>", "<img");
    }

    @Test
    void pagesMayBeStyledAndAskThisServiceAndNothingElse() throws Exception {
        PlainBrowser.Seen page = browser.post(place, NOTHING);

        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page.html());
        assertThat(style.find()).isTrue();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + hash
                        + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.html())
                .contains("<html lang=\"en\">")
                .doesNotContain("<script", "http-equiv", " style=", "<img", "p1.a.")
                .hasSizeLessThan(4_000);
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyProblemHasItsPage(ProblemType type) {
        String html = PlainHtml.of(
                PlainRefusals.of(type, Optional.of("3"), Optional.of(new PlainPage.Part.Check(Optional.empty()))));

        assertThat(html).contains("<h1>", "try again in 3 seconds.", "Check my place");
    }

    @Test
    void headingsTellProblemsApart() {
        Map<String, ProblemType> headings = new HashMap<>();
        for (ProblemType type : ProblemType.values()) {
            headings.put(
                    PlainRefusals.of(type, Optional.empty(), Optional.empty()).heading(), type);
        }

        assertThat(headings).hasSizeGreaterThanOrEqualTo(11);
    }
}
