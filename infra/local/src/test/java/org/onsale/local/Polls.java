package org.onsale.local;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the polls of each page of a buyer, from when it was made. */
final class Polls {

    private final Map<Page, Integer> counts = new ConcurrentHashMap<>();

    Polls(BrowserContext context) {
        context.onRequest(request -> {
            if (request.url().endsWith("/turn")) {
                counts.merge(request.frame().page(), 1, Integer::sum);
            }
        });
    }

    int of(Page page) {
        return counts.getOrDefault(page, 0);
    }
}
