package org.onsale.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** One person's browser, which remembers every error a page of theirs reported. */
public final class Buyer implements AutoCloseable {

    private static final int PATIENCE_MS = 15_000;

    private final BrowserContext context;
    private final List<String> errors = new CopyOnWriteArrayList<>();

    Buyer(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MS);
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
