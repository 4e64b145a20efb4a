package org.onsale.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What there is to see of the waiting page without a sale: its states and languages, read from its sources. */
final class Previews {

    static final Path PAGE = Path.of("..", "..", "static-page");

    private static final Pattern SOME_VIEW = Pattern.compile(".+");

    private Previews() {}

    static List<String> states() {
        try {
            JsonNode previews = JsonMapper.shared().readTree(Files.readString(PAGE.resolve("waiting/previews.json")));
            return List.copyOf(previews.propertyNames());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> languages() {
        try (Stream<Path> words = Files.list(PAGE.resolve("waiting/words"))) {
            return words.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens one, and waits until it is what the page shows. */
    static void open(Page page, String site, String state, String language) {
        page.navigate(site + "/waiting/?preview=" + state + "&lang=" + language);
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator("body")).hasAttribute("data-view", SOME_VIEW);
        assertThat(page.locator("#heading")).not().isEmpty();
    }
}
