package org.onsale.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onsale.local.FakeOnsale;
import org.onsale.local.FreePorts;
import org.onsale.local.api.AdmissionApi;
import org.onsale.local.site.Site;
import org.onsale.local.site.SiteSettings;

/**
 * The pictures of the waiting page in {@code static-page/docs}: there is one of each state. {@code -Donsale.screenshots}
 * takes them anew, into the folder it names or, without a name, into that one.
 */
class PicturesTest {

    private static final Path DOCS = Previews.PAGE.resolve("docs");
    private static final int MOST_BYTES_OF_ONE = 25_000;
    private static final int MOST_BYTES = 600_000;

    /** What is taken besides each state in English on a light ground. */
    private static final List<Shot> MORE = List.of(
            new Shot("waiting", "en", ColorScheme.DARK),
            new Shot("turn", "en", ColorScheme.DARK),
            new Shot("branded", "en", ColorScheme.DARK),
            new Shot("waiting", "ar", ColorScheme.LIGHT),
            new Shot("turn", "de", ColorScheme.LIGHT));

    private record Shot(String state, String language, ColorScheme scheme) {

        String file() {
            String kind = language.equals("en") ? "" : "-" + language;
            return state + kind + (scheme == ColorScheme.DARK ? "-dark" : "") + ".png";
        }

        String label() {
            String kind = language.equals("en") ? "" : ", " + language;
            return "`" + state + "`" + kind + (scheme == ColorScheme.DARK ? ", dark" : "");
        }
    }

    @Test
    void everyStateHasItsPictureAndTheyStaySmall() throws IOException {
        String wanted = System.getProperty("onsale.screenshots");
        Path folder = wanted == null || wanted.equals("true") ? DOCS : Path.of(wanted);
        if (wanted != null) {
            take(folder);
        }

        String readme = Files.readString(folder.resolve("README.md"));
        long bytes = 0;
        for (Shot shot : shots()) {
            Path picture = folder.resolve(shot.file());
            assertThat(picture).exists();
            assertThat(Files.size(picture)).as(shot.file()).isLessThanOrEqualTo(MOST_BYTES_OF_ONE);
            assertThat(readme).contains("](" + shot.file() + ")");
            bytes += Files.size(picture);
        }
        assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".png")))
                    .as("pictures of states there are")
                    .hasSize(shots().size());
        }
    }

    private static List<Shot> shots() {
        return Stream.concat(
                        Previews.states().stream().map(state -> new Shot(state, "en", ColorScheme.LIGHT)),
                        MORE.stream())
                .toList();
    }

    private static void take(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> cells = new ArrayList<>();
        try (Chromium chromium = Chromium.start();
                FakeOnsale onsale = new FakeOnsale();
                Buyer buyer = chromium.buyer(new Browser.NewContextOptions()
                        .setViewportSize(320, 568)
                        .setTimezoneId("Europe/Berlin")
                        .setReducedMotion(ReducedMotion.REDUCE))) {
            SiteSettings settings =
                    new SiteSettings(FreePorts.one(), "demo", onsale.address(), onsale.address(), 10, "test");
            try (Site site = Site.start(settings, new AdmissionApi(onsale.address()))) {
                assertThat(site).isNotNull();
                Page page = buyer.context().newPage();
                for (Shot shot : shots()) {
                    cells.add(take(page, settings.address(), shot, folder));
                }
            }
        }
        Files.writeString(folder.resolve("README.md"), readme(cells));
    }

    /** Takes one picture and tells its cell of the table. */
    private static String take(Page page, String site, Shot shot, Path folder) throws IOException {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(shot.scheme()));
        Previews.open(page, site, shot.state(), shot.language());
        byte[] png = page.screenshot(new Page.ScreenshotOptions().setFullPage(true));
        Files.write(folder.resolve(shot.file()), SmallPicture.of(png));
        return "![" + page.locator("#heading").textContent() + "](" + shot.file() + ")<br>" + shot.label();
    }

    private static String readme(List<String> cells) {
        StringBuilder table = new StringBuilder("""
                # What a buyer sees

                Every state of the waiting page on a small phone (320 px). Open `/waiting/?preview=<state>` on a running site to
                see one without a sale, with `&lang=<code>` in another language. The pictures are taken anew by
                `mvn -pl infra/local test -Dtest=PicturesTest -Donsale.screenshots`, which also writes this page; a test fails
                when a state has none.

                | | | | |
                |---|---|---|---|
                """);
        for (int i = 0; i < cells.size(); i += 4) {
            List<String> row = new ArrayList<>(cells.subList(i, Math.min(i + 4, cells.size())));
            while (row.size() < 4) {
                row.add("");
            }
            table.append("| ").append(String.join(" | ", row)).append(" |\n");
        }
        return table.toString();
    }
}
