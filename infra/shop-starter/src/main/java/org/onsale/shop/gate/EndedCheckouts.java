package org.onsale.shop.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.onsale.shop.OnsaleCheckout;

/**
 * Checkouts this application gave back itself. Their passes are still signed well and in time, but whoever bought and
 * wants to buy again has no slot any more.
 */
final class EndedCheckouts {
    private static final int MOST = 100_000;

    private final Cache<String, Instant> endsById;

    EndedCheckouts(InstantSource clock) {
        this.endsById = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<String, Instant>creating((id, end) -> Duration.between(clock.instant(), end)))
                .build();
    }

    void add(OnsaleCheckout checkout) {
        endsById.put(checkout.id(), checkout.endsAt());
    }

    boolean contains(OnsaleCheckout checkout) {
        return endsById.getIfPresent(checkout.id()) != null;
    }
}
