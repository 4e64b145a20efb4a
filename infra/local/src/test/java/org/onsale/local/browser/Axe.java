package org.onsale.local.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The accessibility checker axe-core, run in a page. It stays in the page until the page goes elsewhere. */
public final class Axe {

    private static final String SCRIPT = script();
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    /** Rules whose outcome depends on colours; all others see the same in a light and in a dark page. */
    private static final List<String> COLOUR_RULES = List.of("color-contrast", "link-in-text-block");

    private static final String RUN = """
            async only => {
              const results = await axe.run(document, { runOnly: only, resultTypes: ['violations'] })
              return results.violations.flatMap(rule => rule.nodes.map(node =>
                `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))
            }
            """;

    private Axe() {}

    private static String script() {
        try (InputStream source = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the page does wrong, by the success criteria of WCAG 2.2 AA and what is good practice besides. */
    public static List<String> violations(Page page) {
        page.evaluate(SCRIPT);
        return run(page, Map.of("type", "tag", "values", TAGS));
    }

    /** The same for colours alone, of a page that was checked in another colour scheme. */
    public static List<String> violationsOfColours(Page page) {
        return run(page, Map.of("type", "rule", "values", COLOUR_RULES));
    }

    private static List<String> run(Page page, Map<String, Object> only) {
        return ((List<?>) page.evaluate(RUN, only))
                .stream().map(String::valueOf).toList();
    }
}
