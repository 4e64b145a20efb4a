package org.onsale.local.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onsale.local.FakeOnsale;
import org.onsale.local.api.AdmissionApi;
import org.onsale.local.api.WaitingRoomApi;

class CrowdTest {

    private final FakeOnsale onsale = new FakeOnsale();

    @AfterEach
    void stop() {
        onsale.close();
    }

    @Test
    void buyersWhoAreLetInAtOnceBuyAndComeBack() {
        onsale.admitsAtOnce();

        try (Crowd crowd = start(2)) {
            await().until(() -> onsale.calls("DELETE", "/checkouts/c-1").size() >= 4);
        }

        assertThat(onsale.calls("POST", "/places")).isEmpty();
    }

    @Test
    void buyersInLineClaimTheirTurn() {
        try (Crowd crowd = start(3)) {
            await().until(() -> onsale.calls("GET", "/turn").size() >= 3);

            onsale.everybodyIs("turn");

            await().until(() -> onsale.calls("DELETE", "/checkouts/c-1").size() >= 3);
        }
    }

    @Test
    void aRefusedCallIsRepeatedAfterTheStatedWait() {
        onsale.next(1, 503, "{}", "1");

        try (Crowd crowd = start(1)) {
            await().until(() -> !onsale.calls("GET", "/turn").isEmpty());
        }

        assertThat(onsale.calls("POST", "/places")).hasSize(2);
    }

    @Test
    void aCrowdOfNobodyCallsNobody() {
        try (Crowd crowd = start(0)) {
            assertThat(onsale.calls()).isEmpty();
        }
    }

    @Test
    void habitsStayInTheirRanges() {
        Habits habits = new RandomHabits(new Random(7));
        for (int i = 0; i < 1_000; i++) {
            assertThat(habits.checkout()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(14));
            assertThat(habits.pause()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
            assertThat(habits.arrival()).isLessThan(Duration.ofSeconds(2));
        }
        assertThat(habits.key()).isNotEqualTo(habits.key()).hasSizeLessThan(129);
    }

    private Crowd start(int size) {
        return Crowd.start(
                size, "demo", new AdmissionApi(onsale.address()), new WaitingRoomApi(onsale.address()), new Hasty());
    }

    private static final class Hasty implements Habits {

        private final AtomicInteger keys = new AtomicInteger();

        @Override
        public Duration arrival() {
            return Duration.ZERO;
        }

        @Override
        public Duration checkout() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration pause() {
            return Duration.ofMillis(20);
        }

        @Override
        public boolean buys() {
            return true;
        }

        @Override
        public String key() {
            return "k" + keys.incrementAndGet();
        }
    }
}
