package org.onsale.shop.gate;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of passes, read when they are needed and kept. Known keys are used on while they are read again, and
 * for long if they cannot be. At most one reading is under way, and the next one begins a moment later at the earliest,
 * so that made-up key ids cost the admission service next to nothing.
 *
 * <p>Answers are empty when the keys could not be read.
 */
final class PublishedKeys {
    private final Supplier<CompletableFuture<JWKSet>> source;
    private final InstantSource clock;
    private final Duration freshFor;
    private final Duration keptFor;
    private final Duration refetchAfter;

    private @Nullable CompletableFuture<Optional<JWKSet>> underWay;
    private Optional<JWKSet> known = Optional.empty();
    private Optional<JWKSet> lastRead = Optional.empty();
    private Instant knownSince = Instant.MIN;
    private Instant lastTried = Instant.MIN;

    PublishedKeys(
            Supplier<CompletableFuture<JWKSet>> source,
            InstantSource clock,
            Duration freshFor,
            Duration keptFor,
            Duration refetchAfter) {
        this.source = source;
        this.clock = clock;
        this.freshFor = freshFor;
        this.keptFor = keptFor;
        this.refetchAfter = refetchAfter;
    }

    /** Keys good enough for passes whose key is among them; complete already, once they were read. */
    synchronized CompletableFuture<Optional<JWKSet>> atHand() {
        Instant now = clock.instant();
        if (known.isEmpty() || !now.isBefore(knownSince.plus(keptFor))) {
            return newest();
        }
        Optional<JWKSet> keys = known;
        if (!now.isBefore(knownSince.plus(freshFor))) {
            newest();
        }
        return CompletableFuture.completedFuture(keys);
    }

    /** Keys of just now, for a pass whose key is not among those at hand. */
    synchronized CompletableFuture<Optional<JWKSet>> newest() {
        if (underWay != null) {
            return underWay;
        }
        if (clock.instant().isBefore(lastTried.plus(refetchAfter))) {
            return CompletableFuture.completedFuture(lastRead);
        }
        CompletableFuture<Optional<JWKSet>> answer = new CompletableFuture<>();
        underWay = answer;
        source.get().whenComplete((keys, error) -> answer.complete(settle(Optional.ofNullable(keys))));
        return answer;
    }

    private synchronized Optional<JWKSet> settle(Optional<JWKSet> read) {
        underWay = null;
        lastRead = read;
        lastTried = clock.instant();
        if (read.isPresent()) {
            known = read;
            knownSince = lastTried;
        }
        return read;
    }
}
