package org.onsale.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsale.local.FakeOnsale;
import org.onsale.local.FreePorts;
import org.onsale.local.api.AdmissionApi;
import org.onsale.local.site.Site;
import org.onsale.local.site.SiteSettings;

/**
 * The waiting page by WCAG 2.2 AA, as far as a program can tell: every state, in every language, light and dark, on a
 * small phone. Whether it reads well to a screen reader's user a program cannot tell.
 */
class AccessibilityTest {

    private static Chromium chromium;
    private static FakeOnsale onsale;
    private static SiteSettings settings;
    private static Site site;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        onsale = new FakeOnsale();
        settings = new SiteSettings(FreePorts.one(), "demo", onsale.address(), onsale.address(), 10, "test");
        site = Site.start(settings, new AdmissionApi(onsale.address()));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (site != null) {
            site.close();
            onsale.close();
        }
    }

    static List<String> languages() {
        return Previews.languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyStateIsAccessibleAndFitsAPhoneInBothSchemes(String language) {
        List<String> faults = new ArrayList<>();
        try (Buyer phone = buyer(320, 568)) {
            Page page = phone.context().newPage();
            for (String state : Previews.states()) {
                open(page, state, language);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
                add(faults, state + ", light", Axe.violations(page));
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                add(faults, state + ", dark", Axe.violationsOfColours(page));
                add(faults, state, sideways(page));
                add(faults, state, moving(page));
            }
            phone.assertNoErrors();
        }

        assertThat(faults).isEmpty();
    }

    /** Zoom to 200 % halves what fits: a window of 1280 × 720 shows what one of 640 × 360 shows. */
    @Test
    void everyStateIsAccessibleOnAWideScreenAndReadableAtTwiceItsSize() {
        List<String> faults = new ArrayList<>();
        try (Buyer desk = buyer(1280, 720)) {
            Page page = desk.context().newPage();
            for (String state : Previews.states()) {
                page.setViewportSize(1280, 720);
                open(page, state, "en");
                add(faults, state + ", wide", Axe.violations(page));
                page.setViewportSize(640, 360);
                add(faults, state + ", zoomed", sideways(page));
                add(faults, state + ", zoomed", hidden(page));
            }
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void arabicRunsFromRightToLeft() {
        try (Buyer phone = buyer(320, 568)) {
            Page page = phone.context().newPage();
            open(page, "waiting", "ar");

            assertThat(page.locator("html")).hasAttribute("dir", "rtl");
            assertThat(page.locator("html")).hasAttribute("lang", "ar");
            double heading = page.locator("#heading").boundingBox().x
                    + page.locator("#heading").boundingBox().width;
            assertThat(heading).as("right edge of the heading").isGreaterThan(280);
        }
    }

    private static Buyer buyer(int width, int height) {
        return chromium.buyer(
                new Browser.NewContextOptions().setViewportSize(width, height).setReducedMotion(ReducedMotion.REDUCE));
    }

    private static void open(Page page, String state, String language) {
        Previews.open(page, settings.address(), state, language);
    }

    private static void add(List<String> faults, String where, List<String> found) {
        found.forEach(fault -> faults.add(where + ": " + fault));
    }

    private static List<String> sideways(Page page) {
        Object wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        return ((Number) wide).intValue() > 0 ? List.of(wide + " px too wide") : List.of();
    }

    /** Nothing moves for a buyer who wants no motion, as these do. */
    private static List<String> moving(Page page) {
        Object moving = page.evaluate("document.getAnimations().length");
        return moving.equals(0) ? List.of() : List.of(moving + " animations");
    }

    /** Texts that are cut off by their box. */
    private static List<String> hidden(Page page) {
        Object cut = page.evaluate("""
                [...document.querySelectorAll('main *')]
                  .filter(it => [...it.childNodes].some(child => child.nodeType === 3 && child.data.trim()))
                  .filter(it => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 1
                    && getComputedStyle(it).overflow !== 'visible')
                  .map(it => it.id || it.tagName)
                """);
        return ((List<?>) cut).stream().map(id -> id + " is cut off").toList();
    }
}
