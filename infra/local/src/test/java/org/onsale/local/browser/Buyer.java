package org.onsale.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.onsale.local.Patience;

/** One person's browser, which remembers every error a page of theirs reported. */
public final class Buyer implements AutoCloseable {

    private final BrowserContext context;
    private final List<String> errors = new CopyOnWriteArrayList<>();

    Buyer(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(Patience.LIMIT.toMillis());
        context.onPage(page -> {
            page.onPageError(errors::add);
            page.onConsoleMessage(this::remember);
        });
    }

    private void remember(ConsoleMessage message) {
        if (message.type().equals("error")) {
            errors.add(message.text());
        }
    }

    public BrowserContext context() {
        return context;
    }

    public Page open(String address) {
        Page page = context.newPage();
        page.navigate(address);
        return page;
    }

    /** A waiting page that goes on to the shop when told, and not by itself while a busy machine is about to tell it. */
    public static void goesOnOnlyWhenTold(Page page) {
        page.locator("#auto").uncheck();
    }

    /** Fails when a page broke its own content policy, threw, or missed a file. */
    public void assertNoErrors() {
        assertNoErrors(error -> false);
    }

    /** As above, save for errors a test brings about: the browser itself notes refused and failed requests. */
    public void assertNoErrors(Predicate<String> expected) {
        assertThat(errors.stream().filter(expected.negate())).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
