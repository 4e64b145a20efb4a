package org.onsale.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every number and every count of people ahead that the waiting pages of one buyer have shown, in order. */
final class Figures {

    /** Tells each change of the two figures, also those that stand for a moment only. */
    private static final String WATCH = """
            addEventListener('DOMContentLoaded', () => {
              for (const id of ['number', 'ahead']) {
                const shown = document.getElementById(id)
                const tell = () => /\\d|Next/.test(shown.textContent) && window.shownFigure(id, shown.textContent)
                if (shown) new MutationObserver(tell).observe(shown, { childList: true, characterData: true, subtree: true })
              }
            })
            """;

    private final BrowserContext context;
    private final List<String> numbers = new CopyOnWriteArrayList<>();
    private final List<Integer> ahead = new CopyOnWriteArrayList<>();

    Figures(BrowserContext context) {
        this.context = context;
        context.exposeFunction("shownFigure", told -> {
            boolean isNumber = told[0].equals("number");
            String text = told[1].toString();
            return isNumber ? numbers.add(text) : ahead.add(text.equals("Next") ? 0 : Integer.parseInt(text));
        });
        context.addInitScript(WATCH);
    }

    /** Fails when another number was ever shown, or more people ahead than before. */
    void assertSamePlace(String number) {
        context.pages().forEach(page -> page.evaluate("1")); // Lets Playwright hand over what was told so far.
        assertThat(numbers).as("numbers shown").isNotEmpty().containsOnly(number);
        assertThat(ahead)
                .as("people ahead, as shown one after another")
                .isNotEmpty()
                .isSortedAccordingTo((before, after) -> Integer.compare(after, before));
    }
}
