package org.onsale.local.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine, without a window. Where there is none the tests are skipped and say so; with CI=true
 * they fail instead. {@code ONSALE_CHROMIUM} names one that is not on the PATH.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium start() {
        Path program = find().orElseGet(Chromium::missing);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(ARGUMENTS)
                        .setHeadless(true));
        return new Chromium(playwright, browser);
    }

    private static Optional<Path> find() {
        Stream<Path> given = Stream.ofNullable(System.getenv("ONSALE_CHROMIUM")).map(Path::of);
        Stream<Path> onPath = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(given, onPath).filter(Files::isExecutable).findFirst();
    }

    private static Path missing() {
        String reason = "no Chromium on the PATH, and ONSALE_CHROMIUM does not name one";
        if ("true".equals(System.getenv("CI"))) {
            return Assertions.fail(reason + "; with CI=true the browser tests must run");
        }
        System.out.println("SKIPPED browser tests: " + reason);
        return Assumptions.abort(reason);
    }

    /** A browser of one buyer: tabs of it share storage and cookies. */
    public Buyer buyer() {
        return new Buyer(browser.newContext());
    }

    public Buyer buyer(Browser.NewContextOptions options) {
        return new Buyer(browser.newContext(options));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
