package org.onsale.shop.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {
    private static final JWKSet FIRST = new JWKSet();
    private static final JWKSet SECOND = new JWKSet();

    private final Deque<CompletableFuture<JWKSet>> readings = new ArrayDeque<>();
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final PublishedKeys keys = new PublishedKeys(
            this::begin, () -> now, Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(1));

    private CompletableFuture<JWKSet> begin() {
        readings.add(new CompletableFuture<>());
        return readings.getLast();
    }

    @Test
    void whoeverComesWhileTheKeysAreReadWaitsForTheSameReading() {
        CompletableFuture<Optional<JWKSet>> one = keys.atHand();
        CompletableFuture<Optional<JWKSet>> other = keys.newest();

        readings.getLast().complete(FIRST);

        assertThat(readings).hasSize(1);
        assertThat(one.getNow(Optional.empty())).containsSame(FIRST);
        assertThat(other.getNow(Optional.empty())).containsSame(FIRST);
    }

    @Test
    void afterFiveMinutesTheKnownKeysAreUsedWhileTheyAreReadAgain() {
        read(FIRST);
        pass(Duration.ofMinutes(5));

        assertThat(keys.atHand().getNow(Optional.empty())).containsSame(FIRST);
        readings.getLast().complete(SECOND);

        assertThat(keys.atHand().getNow(Optional.empty())).containsSame(SECOND);
        assertThat(readings).hasSize(2);
    }

    @Test
    void madeUpKeyIdsCauseOneReadingASecondAtMost() {
        read(FIRST);

        for (int request = 0; request < 100; request++) {
            assertThat(keys.newest().getNow(Optional.empty())).containsSame(FIRST);
        }
        assertThat(readings).hasSize(1);
        pass(Duration.ofSeconds(1));

        assertThat(keys.newest()).isNotDone();
        assertThat(readings).hasSize(2);
    }

    @Test
    void knownKeysOutliveFailuresForADay() {
        read(FIRST);
        pass(Duration.ofHours(23));
        keys.atHand();
        readings.getLast().completeExceptionally(new IllegalStateException());

        assertThat(keys.atHand().getNow(Optional.empty())).containsSame(FIRST);
        assertThat(keys.newest()).isCompletedWithValue(Optional.empty());
        pass(Duration.ofHours(1));
        CompletableFuture<Optional<JWKSet>> tooOld = keys.atHand();
        readings.getLast().completeExceptionally(new IllegalStateException());

        assertThat(tooOld).isCompletedWithValue(Optional.empty());
    }

    @Test
    void afterAFailureTheNextAttemptIsMadeASecondLater() {
        keys.atHand();
        readings.getLast().completeExceptionally(new IllegalStateException());

        assertThat(keys.atHand()).isCompletedWithValue(Optional.empty());
        assertThat(readings).hasSize(1);
        pass(Duration.ofSeconds(1));
        keys.atHand();
        readings.getLast().complete(FIRST);

        assertThat(keys.atHand().getNow(Optional.empty())).containsSame(FIRST);
    }

    private void read(JWKSet set) {
        keys.atHand();
        readings.getLast().complete(set);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
