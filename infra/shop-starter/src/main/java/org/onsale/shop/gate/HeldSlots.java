package org.onsale.shop.gate;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.onsale.shop.OnsaleCheckout;

/**
 * Asks the admission service whether checkouts still hold their slots. An answer, also that there was none, is used
 * again for a moment, and requests that come meanwhile wait for the same one.
 */
final class HeldSlots {
    private static final int MOST = 100_000;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;

    private final Admission admission;
    private final AsyncCache<String, Slot> slots;

    enum Slot {
        HELD,
        GONE,
        NOT_KNOWN
    }

    HeldSlots(Admission admission, Duration keptFor) {
        this.admission = admission;
        this.slots = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(keptFor)
                .buildAsync();
    }

    CompletableFuture<Slot> of(OnsaleCheckout checkout) {
        return slots.get(
                checkout.id(),
                (id, executor) -> admission
                        .check(checkout.pass())
                        .thenApply(HeldSlots::read)
                        .exceptionally(error -> Slot.NOT_KNOWN));
    }

    private static Slot read(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case NO_CONTENT -> Slot.HELD;
            case UNAUTHORIZED -> Slot.GONE;
            default -> Slot.NOT_KNOWN;
        };
    }
}
