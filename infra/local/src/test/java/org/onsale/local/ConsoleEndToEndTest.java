package org.onsale.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.onsale.local.browser.Buyer;
import org.onsale.local.browser.Chromium;

/**
 * The organiser console on the real services: every lever with what it does, its undo and its conflicts, figures that
 * stop coming, roles. Figures are up to a second old, so all of it is waited for.
 */
class ConsoleEndToEndTest {

    private static final Duration SOON = Patience.LIMIT;
    private static final String ALICE = "token-of-alice";
    private static final String SCREEN = "token-of-the-screen";
    /** The browser's own notes of refused and failed requests. */
    private static final Pattern FAILED_REQUEST =
            Pattern.compile("Failed to load resource.*|.*net::ERR_.*", Pattern.DOTALL);

    private static Chromium chromium;
    private static LocalRun run;

    private LiveEvent event;
    private Buyer organiser;

    @BeforeAll
    static void startEverything() throws Exception {
        run = QuietRun.of(
                DemoEvent.STANDARD, Map.of("ONSALE_ADMIN_TOKEN", "alice:" + ALICE + ",screen/viewer:" + SCREEN));
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

    /** Five people in line at a cap of 0. */
    @BeforeEach
    void openEvent(TestInfo test) {
        event = new LiveEvent(run, test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT));
        event.keepsWhoIsSilentFor(Duration.ofMinutes(2));
        event.othersJoin(5);
        organiser = chromium.buyer();
    }

    @AfterEach
    void leave() {
        organiser.close();
    }

    private Console console() {
        return Console.open(organiser.context().newPage(), run, event.id(), ALICE);
    }

    @Test
    void theLinkSignsInAndTheTokenLeavesTheAddress() {
        Page page = organiser.open(run.site().address() + "/console/#token=" + ALICE);

        assertThat(page.locator("#who")).hasText("alice · admin");
        assertThat(page.url()).isEqualTo(run.site().address() + "/console/");
        assertThat(page.evaluate("[sessionStorage.length, localStorage.length].join()"))
                .isEqualTo("1,0");
        page.locator("[data-event=" + event.id() + "]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-value=waiting]")).hasText("5");
        assertThat(page.locator("#stale")).isHidden();
        organiser.assertNoErrors();
    }

    @Test
    void aTokenIsAskedForAndAWrongOneChangesNothing() {
        Page page = organiser.open(run.site().console(event.id()));

        page.locator("#token").fill("a-wrong-token");
        page.keyboard().press("Enter");
        assertThat(page.locator("#sign-in-fault")).hasText("This token is not known. Nobody is signed in.");
        assertThat(page.locator("#token")).isFocused();
        page.locator("#token").fill(ALICE);
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-value=waiting]")).hasText("5");
        page.locator("#sign-out").click();

        assertThat(page.locator("#token")).isVisible();
        assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);
    }

    @Test
    void theCapIsPreviewedAppliedAndTakenBack() {
        Console console = console();
        console.change("cap").click();
        assertThat(console.input("cap")).isFocused();

        console.input("cap").fill("2");
        assertThat(console.preview("cap")).isVisible();
        assertThat(event.setting("cap")).as("a preview changes nothing").isEqualTo("0");
        console.lever("cap").getByLabel("Reason").fill("doors open");
        console.input("cap").press("Enter");

        assertThat(console.value("cap")).hasText("2");
        assertThat(console.figure("held")).hasText("2");
        assertThat(console.audit()).containsText("cap: 0 → 2");
        assertThat(console.audit()).containsText("doors open");
        assertThat(console.change("cap")).isFocused();
        assertThat(console.undo("cap")).containsText("back to 0 (alice");

        console.undo("cap").click();
        console.apply("cap").click();
        assertThat(console.value("cap")).hasText("0");
        assertThat(event.setting("cap")).isEqualTo("0");
        organiser.assertNoErrors();
    }

    @Test
    void whatIsOutOfRangeIsSaidBesideTheField() {
        Console console = console();
        console.change("cap").click();

        console.input("cap").fill("lots");

        assertThat(console.page().locator("#input-cap-fault")).containsText("whole number from 0 to 1,000,000");
        assertThat(console.apply("cap")).isDisabled();
    }

    @Test
    void rateMessageSoldOutAndScheduleAreLevers() {
        Console console = console();

        console.set("rate", "ratePerMinute", "90");
        assertThat(console.value("rate")).hasText("90");
        console.set("message", "message", "Back at 8");
        assertThat(console.value("message")).hasText("“Back at 8”");
        console.change("soldOut").click();
        console.input("soldOut").check();
        console.apply("soldOut").click();
        assertThat(console.value("soldOut")).hasText("yes");
        console.set("schedule", "closesAt", "2099-05-01T20:30");
        assertThat(console.value("schedule")).containsText("closes at 1 May 2099, 20:30:00");

        assertThat(event.setting("ratePerMinute")).isEqualTo("90");
        assertThat(event.setting("message")).isEqualTo("Back at 8");
        assertThat(event.setting("soldOut")).isEqualTo("true");
        assertThat(event.setting("closesAt")).startsWith("2099-05-0");
        console.undo("message").click();
        console.apply("message").click();
        assertThat(console.value("message")).hasText("none");
        organiser.assertNoErrors();
    }

    @Test
    void theAutopilotIsSwitchedOnWithItsBounds() {
        Console console = console();
        console.change("autopilot").click();
        console.input("autopilot").check();
        console.input("autopilotMin").fill("1");
        console.input("autopilotMax").fill("9");
        console.input("autopilotLatencyMs").fill("800");
        console.apply("autopilot").click();

        assertThat(console.value("autopilot")).hasText("on, 1 to 9");
        assertThat(event.setting("autopilotLatencyMs")).isEqualTo("800");
    }

    @Test
    void drainingAndClosingArePhasesAndBypassMustBeTyped() {
        Console console = console();
        choose(console, "draining");
        assertThat(console.phase()).hasText("Draining");
        choose(console, "closed");
        assertThat(console.phase()).hasText("Closed");
        assertThat(console.pause()).isDisabled();

        choose(console, "bypass");
        assertThat(console.lever("phase").locator("[role=alert]"))
                .hasText("Type " + event.id() + " to confirm. Nothing was changed.");
        assertThat(event.setting("phase")).isEqualTo("closed");
        console.page().keyboard().type(event.id());
        console.page().keyboard().press("Enter");

        assertThat(console.phase()).hasText("Bypass");
        assertThat(event.setting("phase")).isEqualTo("bypass");
    }

    private static void choose(Console console, String phase) {
        console.change("phase").click();
        console.choice(phase).check();
        console.apply("phase").click();
    }

    @Test
    void pauseIsOneClickWhileAnotherChangeIsPending() {
        Console console = console();
        console.change("cap").click();
        console.input("cap").fill("7");

        console.pause().click();
        assertThat(console.phase()).hasText("Paused");
        assertThat(event.setting("phase")).isEqualTo("paused");
        assertThat(console.input("cap")).hasValue("7");
        assertThat(console.conflict("cap")).isHidden();

        console.pause().click();
        assertThat(console.phase()).hasText("Open");
        console.apply("cap").click();
        assertThat(console.value("cap")).hasText("7");
    }

    @Test
    void whatSomebodyElseDidMeanwhileIsToldAndNothingTypedIsLost() {
        Console console = console();
        console.change("cap").click();
        console.input("cap").fill("3");

        event.change(Map.of("cap", 1));

        assertThat(console.conflict("cap")).containsText("alice changed cap from 0 to 1");
        assertThat(console.input("cap")).hasValue("3");
        assertThat(console.input("cap")).isFocused();
        assertThat(console.apply("cap")).isDisabled();
        console.button("cap", "Discard mine").click();
        assertThat(console.value("cap")).hasText("1");
        assertThat(event.setting("cap")).isEqualTo("1");
    }

    /** The console learns of the other change only by the refusal of its own. */
    @Test
    void aChangeThatCameFirstIsNeverOverwrittenSilently() {
        Console console = console();
        assertThat(console.figure("waiting")).hasText("5");
        console.change("cap").click();
        console.input("cap").fill("3");
        assertThat(console.preview("cap")).isVisible();
        organiser.context().route(Pattern.compile(".*/v1/admin/events/[^/]+$"), route -> {
            if (route.request().method().equals("PATCH")) {
                event.change(Map.of("cap", 1));
                organiser.context().unroute(Pattern.compile(".*/v1/admin/events/[^/]+$"));
            }
            route.resume();
        });

        console.apply("cap").click();

        assertThat(console.conflict("cap")).containsText("alice changed cap from 0 to 1");
        assertThat(event.setting("cap")).isEqualTo("1");
        console.button("cap", "Apply mine on top").click();
        assertThat(console.value("cap")).hasText("3");
        assertThat(event.setting("cap")).isEqualTo("3");
    }

    @Test
    void figuresThatStopComingAreMarkedAndComeBackByThemselves() {
        await().atMost(SOON).until(() -> event.live("waiting") == 5);
        AtomicBoolean sent = new AtomicBoolean();
        organiser.context().route("**/live/stream", route -> {
            if (sent.getAndSet(true)) {
                route.abort();
            } else {
                route.fulfill(oneEvent(event.live()));
            }
        });
        Console console = console();

        assertThat(console.banner()).containsText(Pattern.compile("These figures are \\d+ s old.*cannot be reached"));
        assertThat(console.figure("waiting")).hasText("5");
        assertThat(console.page().locator("#alarm")).hasText("The figures are no longer live.");
        assertThat(console.page()).hasTitle(Pattern.compile("⚠ .*"));
        organiser.context().unroute("**/live/stream");
        event.othersJoin(1);

        assertThat(console.banner()).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(60_000));
        assertThat(console.figure("waiting")).hasText("6");
        organiser.assertNoErrors(error -> FAILED_REQUEST.matcher(error).matches());
    }

    /** A stream that ends after its first event. */
    private static Route.FulfillOptions oneEvent(String json) {
        return new Route.FulfillOptions()
                .setHeaders(Map.of(
                        "Content-Type",
                        "text/event-stream",
                        "Access-Control-Allow-Origin",
                        run.site().address()))
                .setBody("data:" + json + "\n\n");
    }

    @Test
    void aServiceThatCannotBeReachedIsSaidAndNothingIsChanged() {
        Console console = console();
        console.change("cap").click();
        console.input("cap").fill("3");
        assertThat(console.preview("cap")).isVisible();
        organiser.context().route(Pattern.compile(".*/v1/admin/events/[^/]+$"), route -> {
            if (route.request().method().equals("PATCH")) {
                route.abort();
            } else {
                route.resume();
            }
        });

        console.apply("cap").click();

        assertThat(console.lever("cap").locator("[role=alert]"))
                .hasText("The admission service cannot be reached. Nothing was changed.");
        assertThat(console.input("cap")).hasValue("3");
        assertThat(event.setting("cap")).isEqualTo("0");
    }

    @Test
    void aViewerSeesEverythingAndIsToldWhyTheLeversAreOff() {
        Console console = Console.open(organiser.context().newPage(), run, event.id(), SCREEN);

        assertThat(console.figure("waiting")).hasText("5");
        assertThat(console.page().locator("#role-note"))
                .hasText("You are signed in as screen with the role viewer; this needs the role operator.");
        assertThat(console.pause()).isDisabled();
        for (String lever : new String[] {"cap", "rate", "message", "schedule", "phase", "soldOut", "autopilot"}) {
            assertThat(console.change(lever)).isDisabled();
        }
        organiser.assertNoErrors();
    }

    @Test
    void figuresInTheConsoleAreYoung() {
        Console console = console();
        assertThat(console.figure("waiting")).hasText("5");
        // A busy machine may be late for a while; then the next seconds are looked at.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(medianAgeMs(console.page())).isBetween(0, 3_000));
    }

    /** Of the figures shown during some seconds. */
    private static int medianAgeMs(Page page) {
        page.evaluate("""
                () => {
                  window.ages = []
                  window.sampling = setInterval(() => ages.push(Date.now() - Date.parse(document.getElementById('figures').dataset.asOf)), 20)
                }""");

        await().atMost(SOON).until(() -> ((Number) page.evaluate("ages.length")).intValue() >= 300);

        Object figures = page.evaluate("""
                () => {
                  clearInterval(sampling)
                  const sorted = ages.sort((a, b) => a - b)
                  return [0.5, 0.99, 1].map(share => sorted[Math.ceil(share * sorted.length) - 1])
                }""");
        System.out.println("figure: age of the live figures in the console, ms: p50, p99, most " + figures);
        return ((Number) ((List<?>) figures).get(0)).intValue();
    }

    @Test
    void whatIfIsTriedBesideWhatIsSet() {
        Console console = console();
        console.page().locator("#what-if-cap").fill("3,000");
        console.page().locator("#what-if-people").fill("20,000");
        console.page().locator("#what-if-people").press("Enter");

        assertThat(console.page().locator("#what-if-result .verdict")).containsText("typical wait");
        assertThat(console.page().locator("#what-if-result")).containsText("20,000 people within 10 min, cap 3,000");
        assertThat(event.setting("cap")).isEqualTo("0");
        organiser.assertNoErrors();
    }

    @Test
    void reportAndAuditCanBeReadAndTakenAlong() {
        event.change(Map.of("cap", 2));
        Console console = console();
        String audit = console.page()
                .waitForDownload(() -> console.page().locator("#audit-csv").click())
                .suggestedFilename();
        assertThat(audit).isEqualTo(event.id() + "-audit.csv");

        console.page().locator("#report").click();

        assertThat(console.page().locator("h1")).hasText("Aurora Nights");
        assertThat(console.page().locator("#figures")).containsText("Joined the line");
        assertThat(console.page().locator("#entries")).containsText("cap: 0 → 2");
        String report = console.page()
                .waitForDownload(() -> console.page().locator("#csv").click())
                .suggestedFilename();
        assertThat(report).isEqualTo(event.id() + "-report.csv");
    }
}
