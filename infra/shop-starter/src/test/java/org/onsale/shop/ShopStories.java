package org.onsale.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.onsale.shop.support.Front;
import org.onsale.shop.support.Onsale;
import org.onsale.shop.support.Passes;
import org.onsale.shop.support.Reply;
import org.onsale.shop.support.Shop;
import org.springframework.boot.WebApplicationType;

/** What every shop behind the gate may rely on, over HTTP and with a real admission service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShopStories {
    private static final Onsale ONSALE = Onsale.node();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WebApplicationType kind;
    private final Class<?> application;
    private final Front front = Front.to(ONSALE.port());
    private final Front watchedFront = Front.to(ONSALE.port());
    private final Front deadFront = Front.cutOff();
    private final Front trustedFront = Front.cutOff();

    private Shop shop;
    private Shop watchful;
    private Shop blind;
    private Shop trusting;

    ShopStories(WebApplicationType kind, Class<?> application) {
        this.kind = kind;
        this.application = application;
    }

    @BeforeAll
    void openTheShops() {
        shop = start("plain", front, Map.of());
        watchful = start(
                "watchful", watchedFront, Map.of("check", "online", "online-cache", "100ms", "answer-timeout", "5s"));
        blind = start("blind", front, Map.of("internal-admission", deadFront.address()));
        trusting =
                start("trusting", front, Map.of("internal-admission", trustedFront.address(), "when-unsure", "open"));
    }

    private Shop start(String name, Front admission, Map<String, String> settings) {
        String event = name + "-" + kind.name().toLowerCase(Locale.ROOT);
        Shop started = Shop.start(kind, application, admission.address(), event, settings);
        ONSALE.open(event, "{\"cap\":100,\"returnOrigins\":[\"" + started.address() + "\"]}");
        return started;
    }

    @AfterAll
    void closeTheShops() {
        shop.close();
        watchful.close();
        blind.close();
        trusting.close();
        front.close();
        watchedFront.close();
        deadFront.close();
        trustedFront.close();
    }

    @Test
    void aBuyerWithAPassIsServedAndTheShopKnowsTheCheckout() {
        String pass = ONSALE.enter(shop.event());

        Reply page = shop.visitWith(pass, "/checkout/pay");
        Reply call = shop.send("GET", "/checkout/pay", "", "Authorization", "Bearer " + pass);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("checkout " + Passes.checkoutOf(pass) + " of " + shop.event());
        assertThat(call.body()).isEqualTo(page.body());
    }

    @Test
    void aBuyerWithoutAPassGetsOneAtTheEntranceAndComesBackToTheWholeAddress() {
        String wanted = shop.address() + "/checkout/pay?seat=1&row=%C3%A4%20b&next=%2Fa%3Fb%3D1%26c%3D2&empty=";

        Reply away = shop.visit(wanted.substring(shop.address().length()));
        Reply entrance = Reply.to("GET", away.header("Location"), "");
        String cookie = entrance.header("Set-Cookie").replaceFirst(";.*", "");
        Reply back = Reply.to("GET", entrance.header("Location"), "", "Cookie", cookie, "Accept", "text/html");

        assertThat(away.status()).isEqualTo(303);
        assertThat(away.header("Location")).startsWith(front.address() + "/enter/" + shop.event() + "?return_to=");
        assertThat(away.header("Cache-Control")).isEqualTo("no-store");
        assertThat(entrance.status()).isEqualTo(303);
        assertThat(entrance.header("Location")).isEqualTo(wanted);
        assertThat(back.status()).isEqualTo(200);
    }

    @Test
    void whatABuyerPostsReachesTheShop() {
        String pass = ONSALE.enter(shop.event());

        Reply bought = shop.send(
                "POST",
                "/checkout/pay",
                "card=4711, Änne",
                "Content-Type",
                "text/plain;charset=UTF-8",
                "Cookie",
                "onsale_pass_" + shop.event() + "=" + pass);

        assertThat(bought.status()).isEqualTo(200);
        assertThat(bought.body()).isEqualTo("paid with card=4711, Änne");
    }

    @Test
    void aPostWithoutAPassIsAProblemThatNamesTheWayIn() {
        Reply refused = shop.send("POST", "/checkout/pay", "card=4711", "Content-Type", "text/plain");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.body()).contains("\"urn:onsale:problem:not-admitted\"", "\"status\":401");
        assertThat(returnTo(refused)).isEqualTo(shop.address() + "/checkout/pay");
    }

    @Test
    void aPersonWhoSendsAFormWithoutAPassReadsAPageWithTheWayBackToTheForm() {
        String form = shop.address() + "/checkout/pay?step=2";

        Reply refused = shop.send("POST", "/checkout/pay", "card=4711", "Sec-Fetch-Mode", "navigate", "Referer", form);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(refused.body()).contains("<a href=\"" + refused.header("Location"));
        assertThat(returnTo(refused)).isEqualTo(form);
    }

    @Test
    void callsOfAPageAreAnsweredNotRedirected() {
        Reply json = shop.send("GET", "/checkout/pay", "", "Accept", "application/json");
        Reply ajax = shop.visit("/checkout/pay", "X-Requested-With", "XMLHttpRequest");
        Reply fetch =
                shop.visit("/checkout/pay", "Sec-Fetch-Mode", "cors", "Referer", "https://elsewhere.example/checkout/");

        assertThat(json.status()).isEqualTo(401);
        assertThat(ajax.status()).isEqualTo(401);
        assertThat(fetch.status()).isEqualTo(401);
        assertThat(fetch.header("Content-Type")).startsWith("application/problem+json");
        assertThat(returnTo(fetch)).isEqualTo(shop.address() + "/checkout/pay");
    }

    @Test
    void whatIsNotProtectedOrExemptNeedsNoPass() {
        assertThat(shop.visit("/").body()).isEqualTo("home");
        assertThat(shop.visit("/checkout/assets/logo").body()).isEqualTo("asset");
        assertThat(shop.visit("/thank-you").body()).isEqualTo("thank you, stranger");
        assertThat(shop.send("HEAD", "/checkout/pay", "").status()).isEqualTo(200);
        assertThat(shop.send("OPTIONS", "/checkout/pay", "").status()).isEqualTo(200);
    }

    @Test
    void noSpellingOfAProtectedAddressIsServedWithoutAPass() {
        for (String path : new String[] {
            "/checkout",
            "/checkout/",
            "//checkout/pay",
            "/checkout//pay",
            "/checkout;x=1/pay",
            "/%63heckout/pay",
            "/x/../checkout/pay",
            "/./checkout/pay",
            "/CHECKOUT/pay",
            "/checkout/assets/../pay",
            "/checkout/pay;x",
            "/checkout/assets/%2e%2e/pay"
        }) {
            assertThat(shop.visit(path).body()).as(path).doesNotContain("checkout of nobody");
        }
    }

    @Test
    void noBadPassOpensAnything() {
        assertThat(shop.visitWith(Passes.signed(Onsale.OLD_KEY, shop.event(), Passes.inAnHour()), "/checkout/pay")
                        .status())
                .isEqualTo(200);

        Passes.bad(Onsale.OLD_KEY, shop.event()).forEach((name, pass) -> {
            assertThat(shop.visitWith(pass, "/checkout/pay").status()).as(name).isEqualTo(303);
            assertThat(shop.send("GET", "/checkout/pay", "", "Authorization", "Bearer " + pass)
                            .status())
                    .as(name + " as bearer")
                    .isEqualTo(401);
        });
    }

    @Test
    void aGoodPassCountsAmongOthersAndBesideAnotherBearerToken() {
        String pass = ONSALE.enter(shop.event());
        String cookie = "onsale_pass_" + shop.event() + "=";

        Reply tossed = shop.visit("/checkout/pay", "Cookie", cookie + "x.y.z; " + cookie + pass);
        Reply signedIn = shop.visit("/checkout/pay", "Cookie", cookie + pass, "Authorization", "Bearer login-token");

        assertThat(tossed.status()).isEqualTo(200);
        assertThat(signedIn.status()).isEqualTo(200);
    }

    @Test
    void aChangeOfKeysIsNoticedWhileTheShopRuns() {
        String before = ONSALE.enter(shop.event());
        assertThat(shop.visitWith(before, "/checkout/pay").status()).isEqualTo(200);

        front.leadTo(Onsale.nodeWithNewKey().port());
        String after = Onsale.nodeWithNewKey().enter(shop.event());

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(shop.visitWith(after, "/checkout/pay").status())
                                .isEqualTo(200));
        assertThat(shop.visitWith(before, "/checkout/pay").status()).isEqualTo(200);
        front.leadTo(ONSALE.port());
    }

    @Test
    void theThankYouPageGivesTheSlotBackAndThePassOpensNothingAnyMore() {
        String pass = ONSALE.enter(shop.event());
        assertThat(ONSALE.holdsSlot(shop.event(), pass)).isTrue();

        Reply thanks = shop.visitWith(pass, "/thank-you");

        assertThat(thanks.body()).isEqualTo("thank you, RELEASED");
        assertThat(thanks.header("Set-Cookie")).startsWith("onsale_pass_" + shop.event() + "=; Path=/; Max-Age=0");
        await().atMost(PATIENCE).until(() -> !ONSALE.holdsSlot(shop.event(), pass));
        assertThat(shop.visitWith(pass, "/checkout/pay").status()).isEqualTo(303);
        assertThat(shop.visitWith(pass, "/thank-you").body()).isEqualTo("thank you, stranger");
    }

    @Test
    void aHeartbeatTellsHowLongTheSlotIsHeldAndLeavingGivesItBack() {
        String pass = ONSALE.enter(shop.event());

        Reply beat = shop.send("POST", "/checkout/beat", "", "Authorization", "Bearer " + pass);
        Reply left = shop.send("POST", "/checkout/leave", "", "Authorization", "Bearer " + pass);
        Reply late = shop.send("POST", "/checkout/beat", "", "Authorization", "Bearer " + pass);

        assertThat(beat.body()).startsWith("Held[expiresAt=");
        assertThat(left.body()).isEqualTo("RELEASED");
        assertThat(late.status()).isEqualTo(401);
    }

    @Test
    void aLapsedSlotIsNoticedByTheOnlineCheck() {
        ONSALE.change(watchful.event(), "{\"heartbeatSeconds\":1}");
        String pass = ONSALE.enter(watchful.event());
        ONSALE.change(watchful.event(), "{\"heartbeatSeconds\":0}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                watchful.visitWith(pass, "/checkout/pay").status())
                        .isEqualTo(303));
    }

    @Test
    void theOnlineCheckIsClosedWhileTheAdmissionServiceIsAway() {
        String pass = ONSALE.enter(watchful.event());
        assertThat(watchful.visitWith(pass, "/checkout/pay").status()).isEqualTo(200);

        watchedFront.cut();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                watchful.visitWith(pass, "/checkout/pay").status())
                        .isEqualTo(503));
        watchedFront.stall();
        Reply stalled = watchful.visitWith(pass, "/checkout/pay");
        watchedFront.leadTo(ONSALE.port());

        assertThat(stalled.status()).isEqualTo(503);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                watchful.visitWith(pass, "/checkout/pay").status())
                        .isEqualTo(200));
    }

    @Test
    void withoutKeysAShopIsClosedUntilTheyCanBeRead() {
        String pass = ONSALE.enter(blind.event());

        Reply page = blind.visitWith(pass, "/checkout/pay");
        Reply call = blind.send("GET", "/checkout/pay", "", "Authorization", "Bearer " + pass);
        Reply nobody = blind.visit("/checkout/pay");
        deadFront.leadTo(ONSALE.port());

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(call.status()).isEqualTo(503);
        assertThat(call.body()).contains("\"urn:onsale:problem:admission-away\"");
        assertThat(Integer.parseInt(call.header("Retry-After"))).isBetween(2, 5);
        assertThat(nobody.status()).isEqualTo(303);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(blind.visitWith(pass, "/checkout/pay").status())
                                .isEqualTo(200));
        deadFront.cut();
    }

    @Test
    void anOpenShopTakesWhatReadsLikeAPassWhileItHasNoKeysAndOnlyWhatFitsOnceItHasSome() {
        String madeUp = Passes.signed(Onsale.key("made-up"), trusting.event(), Passes.inAnHour());

        Reply unchecked = trusting.visitWith(madeUp, "/checkout/pay");
        assertThat(unchecked.status()).isEqualTo(200);
        assertThat(unchecked.body()).isEqualTo("checkout of nobody known");
        assertThatOnlyWhatReadsLikeAPassCounts();

        String pass = ONSALE.enter(trusting.event());
        trustedFront.leadTo(ONSALE.port());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                trusting.visitWith(pass, "/checkout/pay").body())
                        .startsWith("checkout " + Passes.checkoutOf(pass)));
        trustedFront.cut();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                trusting.visitWith(madeUp, "/checkout/pay").status())
                        .isEqualTo(503));
        assertThat(trusting.visitWith(pass, "/checkout/pay").status()).isEqualTo(200);
    }

    private void assertThatOnlyWhatReadsLikeAPassCounts() {
        for (String bad : new String[] {
            Passes.signed(Onsale.OLD_KEY, "other", Passes.inAnHour()),
            Passes.expired(Onsale.OLD_KEY, trusting.event()),
            Passes.unsigned(trusting.event())
        }) {
            assertThat(trusting.visitWith(bad, "/checkout/pay").status()).isEqualTo(303);
        }
        assertThat(trusting.visit("/checkout/pay").status()).isEqualTo(303);
    }

    @Test
    void whoKeepsComingBackWithoutAPassReadsWhyInsteadOfGoingRound() {
        String cookie = "";
        for (int trip = 0; trip < 3; trip++) {
            Reply away = shop.visit("/checkout/pay", "Cookie", cookie + "; a=b");
            assertThat(away.status()).as("trip %d", trip).isEqualTo(303);
            cookie = away.header("Set-Cookie").replaceFirst(";.*", "");
        }

        Reply told = shop.visit("/checkout/pay", "Cookie", cookie);

        assertThat(told.status()).isEqualTo(401);
        assertThat(told.body()).contains("Your pass did not arrive", "/enter/" + shop.event());
        assertThat(told.header("Set-Cookie")).contains("Max-Age=0");
    }

    @Test
    void behindAProxyTheWayBackIsTheAddressOfTheBrowser() {
        Reply away = shop.visit("/checkout/pay?a=1", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "shop.example");

        assertThat(returnTo(away)).isEqualTo("https://shop.example/checkout/pay?a=1");
    }

    @Test
    void aForeignHostLeadsNowhere() {
        Reply away = shop.visit("/checkout/pay", "X-Forwarded-Host", "evil.example");

        Reply entrance = Reply.to("GET", away.header("Location"), "");

        assertThat(away.header("Location")).startsWith(front.address() + "/enter/");
        assertThat(entrance.status()).isEqualTo(400);
    }

    private static String returnTo(Reply reply) {
        String query = URI.create(reply.header("Location")).getRawQuery();
        assertThat(query).startsWith("return_to=").doesNotContain("&");
        return URLDecoder.decode(query.substring("return_to=".length()), StandardCharsets.UTF_8);
    }
}
