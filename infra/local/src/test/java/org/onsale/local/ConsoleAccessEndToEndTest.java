package org.onsale.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.onsale.local.browser.Axe;
import org.onsale.local.browser.Buyer;
import org.onsale.local.browser.Chromium;
import org.onsale.redis.NodeSigns;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisSettings;

/**
 * The organiser console for whoever comes with a phone, by keyboard, with a screen reader, or through the sign-in of
 * their organisation. Whether it reads well aloud a program cannot tell.
 */
class ConsoleAccessEndToEndTest {

    private static final String ALICE = "token-of-alice";
    private static final String PROVIDER = "staff";

    private static MockOAuth2Server provider;
    private static Chromium chromium;
    private static LocalRun run;

    private final List<String> faults = new ArrayList<>();
    private LiveEvent event;
    private Buyer phone;

    @BeforeAll
    static void startEverything() throws Exception {
        provider = new MockOAuth2Server();
        provider.start();
        run = QuietRun.of(
                DemoEvent.STANDARD,
                Map.of(
                        "ONSALE_ADMIN_TOKEN",
                        "alice:" + ALICE,
                        "ONSALE_OIDC_ISSUER",
                        provider.issuerUrl(PROVIDER).toString(),
                        "ONSALE_OIDC_AUDIENCE",
                        "onsale",
                        "ONSALE_OIDC_CLIENT_ID",
                        "onsale-console"));
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
        if (provider != null) {
            provider.shutdown();
        }
    }

    @BeforeEach
    void openEvent(TestInfo test) {
        event = new LiveEvent(run, test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT));
        event.keepsWhoIsSilentFor(Duration.ofMinutes(2));
        event.othersJoin(5);
        phone = chromium.buyer(
                new Browser.NewContextOptions().setViewportSize(320, 640).setReducedMotion(ReducedMotion.REDUCE));
    }

    @AfterEach
    void leave() {
        phone.close();
    }

    @Test
    void peopleSignInAtTheirOrganisation() {
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                PROVIDER,
                "0815",
                "JWT",
                List.of("onsale"),
                Map.of("preferred_username", "ada", "roles", List.of("onsale-operator")),
                3_600));
        Page page = phone.open(run.site().console(event.id()));

        page.locator("#oidc").click();

        assertThat(page.locator("#who")).hasText("ada · operator");
        assertThat(page.locator("[data-value=waiting]")).hasText("5");
        assertThat(page.url()).isEqualTo(run.site().console(event.id()));
        Console console = new Console(page);
        console.set("cap", "cap", "1");
        assertThat(console.audit()).containsText("ada");
        console.change("phase").click();
        assertThat(console.choice("bypass")).isDisabled();
    }

    @Test
    void theConsoleFitsAPhoneAndIsAccessibleInBothSchemes() {
        event.change(Map.of("message", "Back at 8"));
        Console console = Console.open(phone.context().newPage(), run, event.id(), ALICE);
        assertThat(console.figure("waiting")).hasText("5");
        assertThat(console.undo("message")).isVisible();
        check(console.page(), "figures");

        for (String lever : List.of("cap", "rate", "message", "schedule", "phase", "soldOut", "autopilot")) {
            console.change(lever).click();
        }
        console.choice("bypass").check();
        console.input("cap").fill("1");
        assertThat(console.preview("cap")).isVisible();
        event.change(Map.of("cap", 2));
        assertThat(console.conflict("cap")).isVisible();
        check(console.page(), "levers and conflict");

        console.page().locator("#what-if-people").fill("500");
        console.page().locator("#what-if-people").press("Enter");
        assertThat(console.page().locator("#what-if-result")).isVisible();
        check(console.page(), "what if");

        assertThat(faults).isEmpty();
    }

    @Test
    void signInEventsAndReportFitAPhoneAndAreAccessibleInBothSchemes() {
        Page page = phone.open(run.site().console(event.id()));
        assertThat(page.locator("#oidc")).isVisible();
        check(page, "sign-in");

        page.locator("#token").fill(ALICE);
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-value=waiting]")).hasText("5");
        page.locator("#home").click();
        assertThat(page.locator("#overview [data-event]").first()).isVisible();
        check(page, "events");

        page.navigate(run.site().address() + "/console/report.html?event=" + event.id());
        assertThat(page.locator("#figures")).containsText("Joined the line");
        check(page, "report");

        assertThat(faults).isEmpty();
    }

    @Test
    void theConsoleIsAccessibleOnAWideScreen() {
        Console console = Console.open(phone.context().newPage(), run, event.id(), ALICE);
        console.page().setViewportSize(1280, 800);
        assertThat(console.figure("waiting")).hasText("5");

        check(console.page(), "wide");

        assertThat(faults).isEmpty();
    }

    @Test
    void aNodeThatFellSilentIsNamed() {
        Console console = Console.open(phone.context().newPage(), run, event.id(), ALICE);
        String allAnswer = "Nodes that answer: 1 of 1 admission service, 1 of 1 waiting room.";
        assertThat(console.nodes()).hasText(allAnswer);

        try (RedisAccess redis =
                RedisAccess.connect(RedisSettings.of(run.redisUri()).withCommandTimeout(Duration.ofSeconds(10)))) {
            NodeSigns signs = new NodeSigns(redis);
            NodeSigns.Node node = new NodeSigns.Node(
                    "waiting-room-service", "gone", Instant.EPOCH, "a-gate-of-long-name.example:8082");
            signs.note(node).block();

            assertThat(console.nodes()).containsText("Silent: a-gate-of-long-name.example:8082 for ");
            assertThat(console.nodes()).hasClass("hint warning");
            check(console.page(), "silent node");

            signs.remove(node).block();
        }
        assertThat(console.nodes()).hasText(allAnswer);
        assertThat(faults).isEmpty();
    }

    private void check(Page page, String view) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        add(view + ", light", Axe.violations(page));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        add(view + ", dark", Axe.violationsOfColours(page));
        int tooWide = ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
        add(view, tooWide > 0 ? List.of(tooWide + " px too wide") : List.of());
    }

    private void add(String where, List<String> found) {
        found.forEach(fault -> faults.add(where + ": " + fault));
    }
}
