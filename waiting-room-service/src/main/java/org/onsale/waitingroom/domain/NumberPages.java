package org.onsale.waitingroom.domain;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Memory by place number: pages of 4,096 numbers, made when first written to. Reading takes no lock.
 *
 * <p>Numbers from 0 to {@link #LIMIT} - 1 have a page. Joining stops at 20,000,000, well below.
 */
final class NumberPages<P> {

    static final int NUMBERS = 4096;
    static final long LIMIT = 1L << 25;

    private static final int PAGES_AT_FIRST = 16;

    private final Supplier<P> blank;
    private volatile AtomicReferenceArray<P> pages = new AtomicReferenceArray<>(PAGES_AT_FIRST);

    NumberPages(Supplier<P> blank) {
        this.blank = blank;
    }

    /** The page of this number; null if nothing was written there, or it can have none. */
    @Nullable
    P find(long number) {
        AtomicReferenceArray<P> now = pages;
        long page = number / NUMBERS;
        return number < 0 || page >= now.length() ? null : now.get((int) page);
    }

    /** The page of this number, made if need be; null if it can have none. */
    @Nullable
    P open(long number) {
        P page = find(number);
        return page != null || number < 0 || number >= LIMIT ? page : make((int) (number / NUMBERS));
    }

    private synchronized P make(int index) {
        if (index >= pages.length()) {
            pages = grown(pages, index);
        }
        P page = pages.get(index);
        if (page == null) {
            page = blank.get();
            pages.set(index, page);
        }
        return page;
    }

    private static <P> AtomicReferenceArray<P> grown(AtomicReferenceArray<P> old, int index) {
        AtomicReferenceArray<P> wider = new AtomicReferenceArray<>(Math.max(old.length() * 2, index + 1));
        for (int i = 0; i < old.length(); i++) {
            wider.set(i, old.get(i));
        }
        return wider;
    }

    /** Visits the pages there are, with the first number of each. */
    void forEach(PageVisitor<P> visitor) {
        AtomicReferenceArray<P> now = pages;
        for (int i = 0; i < now.length(); i++) {
            P page = now.get(i);
            if (page != null) {
                visitor.visit((long) i * NUMBERS, page);
            }
        }
    }

    /** Takes a page and its first number. */
    interface PageVisitor<P> {
        void visit(long firstNumber, P page);
    }
}
